package dev.seedbed.cli.report.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding.
 *
 * @param rule the number of its rule
 * @param object kind and name of what breaks it
 * @param table the number of the table that it is, or is a part of; null if it is another object
 * @param column the column of that table; null if it is no column
 * @param file where the migrations made it; null if that is not known
 * @param line in that file; 0 without a file
 * @param notes what to know about the fix
 * @param fix the statements that make it right
 * @param waivedBy who says that it does not count: a pack's exemption, a comment, a baseline; null
 *     if it counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
    int rule,
    String object,
    @Nullable Integer table,
    @Nullable String column,
    String problem,
    String expected,
    String actual,
    @Nullable String file,
    int line,
    List<String> notes,
    List<String> fix,
    String fingerprint,
    @Nullable String waivedBy,
    @Nullable String reason) {
  public FindingView {
    notes = List.copyOf(notes);
    fix = List.copyOf(fix);
  }
}
