package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether two migrators that start at the same time, as two replicas of an application do, both
 * succeed, and the schema is what one makes.
 */
public record TwoMigrators(Migrations migrations) implements MigrationCheck {

  @Override
  public String title() {
    return "two migrators at once both succeed";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    SchemaSnapshot expected;
    try (ThrowawayDatabase alone = databases.create()) {
      alone.migrate(migrations);
      expected = alone.snapshot();
    }
    List<ErrorMessage> failures = new ArrayList<>();
    try (ThrowawayDatabase shared = databases.create()) {
      List<MigrationReport> reports = both(shared, failures);
      List<String> applied = reports.stream().flatMap(each -> each.applied().stream()).toList();
      if (!migrations.files().isEmpty() && applied.stream().distinct().count() < applied.size()) {
        failures.add(CheckErrors.appliedByBoth(migrations, applied));
      }
      SchemaDiff difference = SchemaDiff.between(expected, shared.snapshot(), DiffOptions.STRICT);
      if (failures.isEmpty() && !difference.isEmpty()) {
        failures.add(CheckErrors.twoMakeAnother(migrations, difference.toString()));
      }
    }
    return new CheckResult(title(), 2, failures);
  }

  private List<MigrationReport> both(ThrowawayDatabase database, List<ErrorMessage> failures)
      throws SQLException {
    ExecutorService migrators = Executors.newFixedThreadPool(2);
    List<MigrationReport> reports = new ArrayList<>();
    try (Gate gate = Gate.closed(database)) {
      List<Future<MigrationReport>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        runs.add(migrators.submit(() -> database.migrate(migrations)));
      }
      gate.openWhenBothHaveCome(runs);
      for (Future<MigrationReport> run : runs) {
        reports.add(run.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MigrationException failure) {
        failures.add(CheckErrors.oneFails(migrations, failure));
      } else {
        throw new SQLException("a migrator failed", e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while two migrators ran", e);
    } finally {
      migrators.shutdownNow();
    }
    return reports;
  }
}
