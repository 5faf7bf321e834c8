package dev.seedbed.cli.report.seeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.seedbed.cli.report.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows are spread.
 *
 * @param rows how many rows the tables of the domain have together
 * @param missing why there are no plots; null if there are some
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeedData(long rows, List<Plot> plots, @Nullable Missing missing) {
  public SeedData {
    plots = List.copyOf(plots);
  }

  /** No rows. */
  public static SeedData without(Missing missing) {
    return new SeedData(0, List.of(), missing);
  }
}
