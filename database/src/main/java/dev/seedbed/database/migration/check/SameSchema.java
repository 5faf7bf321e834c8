package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two ways lead to one schema: an init script and migrations, {@code push} and {@code
 * migrate}.
 */
public record SameSchema(Migrations left, Migrations right, DiffOptions options)
    implements MigrationCheck {

  /** Compares by the default options. */
  public static SameSchema of(Migrations left, Migrations right) {
    return new SameSchema(left, right, DiffOptions.DEFAULT);
  }

  @Override
  public String title() {
    return "the schema is the one that " + right + " makes";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    try (ThrowawayDatabase first = databases.create();
        ThrowawayDatabase second = databases.create()) {
      first.migrate(left);
      second.migrate(right);
      SchemaDiff difference = SchemaDiff.between(first.snapshot(), second.snapshot(), options);
      List<ErrorMessage> failures = List.of();
      if (!difference.isEmpty()) {
        Map<ObjectAddress, Origin> origins = new HashMap<>(second.origins().byAddress());
        origins.putAll(first.origins().byAddress());
        failures =
            List.of(CheckErrors.unlike(left, right, difference.describe(new Origins(origins))));
      }
      return new CheckResult(title(), 2, failures);
    }
  }
}
