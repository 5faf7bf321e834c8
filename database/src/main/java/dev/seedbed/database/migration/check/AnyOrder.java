package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two neighbouring migrations that can be applied in either order make the same schema in
 * both, as they must when branches are merged. Where the second needs the first there is nothing to
 * ask.
 */
public record AnyOrder(Migrations migrations, DiffOptions options) implements MigrationCheck {

  /** Compares by the default options. */
  public static AnyOrder of(Migrations migrations) {
    return new AnyOrder(migrations, DiffOptions.DEFAULT);
  }

  @Override
  public String title() {
    return "migrations that do not need each other can come in any order";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    List<MigrationFile> files =
        migrations.files().stream().filter(file -> !file.repeatable()).toList();
    Migrations lenient = migrations.outOfOrder().orElse(null);
    if (lenient == null) {
      return new CheckResult(title(), 0, List.of(CheckErrors.noOrder(migrations)));
    }
    if (files.size() < 2) {
      return new CheckResult(title(), 0, List.of(CheckErrors.noFiles(migrations)));
    }
    List<ErrorMessage> failures = new ArrayList<>();
    try (ThrowawayDatabase before = databases.create()) {
      for (int i = 0; i + 1 < files.size(); i++) {
        try (ThrowawayDatabase swapped = databases.copy(before)) {
          compare(databases, before, swapped, lenient, files.get(i), files.get(i + 1), failures);
        }
        before.migrate(migrations.upTo(files.get(i)));
      }
    }
    return new CheckResult(title(), files.size() - 1, failures);
  }

  private void compare(
      ThrowawayDatabases databases,
      ThrowawayDatabase before,
      ThrowawayDatabase swapped,
      Migrations lenient,
      MigrationFile first,
      MigrationFile second,
      List<ErrorMessage> failures)
      throws SQLException {
    Migrations both = lenient.upTo(second);
    try {
      swapped.migrate(both.without(first));
    } catch (MigrationException e) {
      return;
    }
    swapped.migrate(both);
    try (ThrowawayDatabase inOrder = databases.copy(before)) {
      inOrder.migrate(both);
      SchemaSnapshot expected = inOrder.snapshot();
      SchemaDiff difference = SchemaDiff.between(expected, swapped.snapshot(), options);
      if (!difference.isEmpty()) {
        failures.add(
            CheckErrors.orderMatters(first, second, difference.describe(swapped.origins())));
      }
    }
  }
}
