package dev.seedbed.cli.report.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A rule, and what it came to.
 *
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param examined what it looked at, such as {@code 21 tables}
 * @param findings how many count
 * @param missing what it would have needed to run; null if it ran
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleView(
    String id,
    String slug,
    String severity,
    String title,
    String examined,
    int findings,
    @Nullable String missing) {}
