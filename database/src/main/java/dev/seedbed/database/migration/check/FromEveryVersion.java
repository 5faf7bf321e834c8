package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether upgrading from every release makes the schema that an empty database gets.
 *
 * @param releases where databases may be; after each file if there are none
 */
public record FromEveryVersion(Migrations migrations, List<Release> releases, DiffOptions options)
    implements MigrationCheck {
  public FromEveryVersion {
    releases = List.copyOf(releases);
  }

  /** From after each file. */
  public static FromEveryVersion of(Migrations migrations) {
    return new FromEveryVersion(migrations, List.of(), DiffOptions.DEFAULT);
  }

  @Override
  public String title() {
    return "every version can be upgraded";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    Releases from = Releases.of(releases, migrations);
    if (from.all().isEmpty()) {
      return new CheckResult(title(), 0, List.of(CheckErrors.noFiles(migrations)));
    }
    SchemaSnapshot expected;
    try (ThrowawayDatabase fresh = databases.create()) {
      fresh.migrate(migrations);
      expected = fresh.snapshot();
    }
    List<ErrorMessage> failures = new ArrayList<>();
    from.forEach(databases, (database, release) -> upgrade(database, release, expected, failures));
    return new CheckResult(title(), from.all().size(), failures);
  }

  private void upgrade(
      ThrowawayDatabase database,
      Release release,
      SchemaSnapshot expected,
      List<ErrorMessage> failures)
      throws SQLException {
    try {
      database.migrate(migrations);
    } catch (MigrationException e) {
      failures.add(CheckErrors.upgradeFails(release.name(), e));
      return;
    }
    SchemaDiff difference = SchemaDiff.between(expected, database.snapshot(), options);
    if (!difference.isEmpty()) {
      failures.add(CheckErrors.otherFrom(release.name(), difference.describe(database.origins())));
    }
  }
}
