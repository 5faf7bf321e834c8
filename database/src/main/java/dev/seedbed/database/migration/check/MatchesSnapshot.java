package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether the migrations make the schema that was committed.
 *
 * @param update whether to write the file instead
 */
public record MatchesSnapshot(Migrations migrations, Path file, DiffOptions options, boolean update)
    implements MigrationCheck {

  @Override
  public String title() {
    return "the schema is the one in " + file;
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    try (ThrowawayDatabase database = databases.create()) {
      database.migrate(migrations);
      SchemaSnapshot made = database.snapshot();
      if (update) {
        made.writeTo(file);
      }
      SchemaDiff difference = SchemaDiff.between(SchemaSnapshot.readFrom(file), made, options);
      List<ErrorMessage> failures =
          difference.isEmpty()
              ? List.of()
              : List.of(
                  CheckErrors.notAsCommitted(
                      migrations, file.toString(), difference.describe(database.origins())));
      return new CheckResult(title(), made.objects().size(), failures);
    }
  }
}
