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

/** Whether a second run finds nothing to do: it changes neither the schema nor the data. */
public record Idempotent(Migrations migrations) implements MigrationCheck {

  @Override
  public String title() {
    return "a second run changes nothing";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    List<ErrorMessage> failures = new ArrayList<>();
    try (ThrowawayDatabase database = databases.create()) {
      database.migrate(migrations);
      SchemaSnapshot once = database.snapshot();
      StoredData data = database.observed(StoredData::read);
      try {
        MigrationReport second = database.migrate(migrations);
        // A source without files of its own cannot tell what it has applied.
        if (!second.applied().isEmpty() && !migrations.files().isEmpty()) {
          failures.add(CheckErrors.appliedTwice(migrations, second.applied()));
        }
      } catch (MigrationException e) {
        failures.add(CheckErrors.secondRunFails(migrations, e));
        return new CheckResult(title(), 1, failures);
      }
      SchemaDiff difference = SchemaDiff.between(once, database.snapshot(), DiffOptions.STRICT);
      if (!difference.isEmpty()) {
        failures.add(CheckErrors.twice(migrations, difference.describe(database.origins())));
      }
      List<String> changes =
          DataComparison.of(data, database.observed(StoredData.after(data))).everything();
      if (!changes.isEmpty()) {
        failures.add(CheckErrors.dataTwice(migrations, changes));
      }
    }
    return new CheckResult(title(), 1, failures);
  }
}
