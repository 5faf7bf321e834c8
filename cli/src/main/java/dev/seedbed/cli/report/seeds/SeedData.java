package dev.seedbed.cli.report.seeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.seedbed.cli.report.Missing;
import java.util.ArrayList;
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

  /** The same, and in its place what else is missing; null for nothing. */
  public SeedData with(@Nullable Missing more) {
    if (more == null || missing != null) {
      return more == null ? this : without(more);
    }
    List<Plot> all = new ArrayList<>(plots);
    all.add(Plot.without(Plot.Kind.BARS, "Seed plan", more));
    return new SeedData(rows, all, null);
  }

  /** No rows. */
  public static SeedData without(Missing missing) {
    return new SeedData(0, List.of(), missing);
  }
}
