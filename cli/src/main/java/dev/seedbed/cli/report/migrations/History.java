package dev.seedbed.cli.report.migrations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.seedbed.cli.report.Missing;
import dev.seedbed.database.migration.MigrationTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The migrations in the order in which they ran.
 *
 * @param missing why there are none; null if there are some
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record History(List<MigrationView> migrations, @Nullable Missing missing) {
  public History {
    migrations = List.copyOf(migrations);
  }

  /** What a trace tells. */
  public static History of(MigrationTrace trace) {
    List<MigrationView> migrations =
        trace.migrations().stream().map(each -> new TraceReader(trace, each).read()).toList();
    return migrations.isEmpty()
        ? without(
            new Missing(
                "There are no migrations.", "Set migrations to the folder that holds them."))
        : new History(migrations, null);
  }

  /** A history of which nothing is known. */
  public static History without(Missing missing) {
    return new History(List.of(), missing);
  }
}
