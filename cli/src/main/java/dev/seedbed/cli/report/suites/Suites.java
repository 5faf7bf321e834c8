package dev.seedbed.cli.report.suites;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.seedbed.cli.report.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests that ran last.
 *
 * @param suites the slowest first
 * @param unreadable the files that are no reports, relative to the project
 * @param missing why there are none; null if there are some
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suites(List<SuiteView> suites, List<String> unreadable, @Nullable Missing missing) {
  public Suites {
    suites = List.copyOf(suites);
    unreadable = List.copyOf(unreadable);
  }

  /** No tests. */
  public static Suites without(Missing missing) {
    return new Suites(List.of(), List.of(), missing);
  }
}
