package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether each migration can be taken back: afterwards the schema is as before it, and applied
 * again it is as after it.
 *
 * @param undo what takes a file back; what the source has for it unless said otherwise
 * @param irreversible files that are not meant to be taken back
 */
public record Reversible(
    Migrations migrations, Undo undo, Set<MigrationFile> irreversible, DiffOptions options)
    implements MigrationCheck {

  public Reversible {
    irreversible = Set.copyOf(irreversible);
  }

  /** Takes back by what the source has: {@code .down.sql}, {@code U1__….sql}, rollbacks. */
  public static Reversible of(Migrations migrations) {
    return new Reversible(migrations, migrations::undo, Set.of(), DiffOptions.DEFAULT);
  }

  /** Takes back by this: SQL of the caller's own, or a command. */
  public Reversible undoneBy(Undo other) {
    return new Reversible(migrations, forgetting(other), irreversible, options);
  }

  private Undo forgetting(Undo other) {
    return (target, file) -> {
      other.undo(target, file);
      migrations.forget(target.connection(), file);
    };
  }

  @Override
  public String title() {
    return "each migration can be taken back";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    List<MigrationFile> files =
        migrations.files().stream().filter(file -> !file.repeatable()).toList();
    if (files.isEmpty()) {
      return new CheckResult(title(), 0, List.of(CheckErrors.noFiles(migrations)));
    }
    List<ErrorMessage> failures = new ArrayList<>();
    ThrowawayDatabase database = databases.create();
    for (MigrationFile file : files) {
      if (irreversible.contains(file)) {
        database.migrate(migrations.upTo(file));
        continue;
      }
      List<ErrorMessage> found = thereAndBack(database, file);
      failures.addAll(found);
      if (!found.isEmpty()) {
        // What a broken undo left would be taken for the next file's doing.
        database.close();
        database = databases.create();
        database.migrate(migrations.upTo(file));
      }
    }
    database.close();
    return new CheckResult(title(), files.size(), failures);
  }

  private List<ErrorMessage> thereAndBack(ThrowawayDatabase database, MigrationFile file)
      throws SQLException {
    database.connected(
        connection -> {
          migrations.prepare(connection, file);
          return file;
        });
    SchemaSnapshot before = database.snapshot();
    database.migrate(migrations.upTo(file));
    SchemaSnapshot after = database.snapshot();
    List<ErrorMessage> failures = new ArrayList<>();
    try {
      database.connected(
          connection -> {
            MigrationTarget target = database.target(connection);
            undo.undo(target, file);
            return target;
          });
    } catch (MigrationException e) {
      boolean none = e.error().what().startsWith("Migration cannot be taken back: ");
      return List.of(none ? e.error() : CheckErrors.undoFails(file, e));
    }
    compare(database, before, text -> CheckErrors.notUndone(file, text), failures);
    try {
      database.migrate(migrations.upTo(file));
    } catch (MigrationException e) {
      failures.add(CheckErrors.againFails(file, e));
      return failures;
    }
    if (failures.isEmpty()) {
      compare(database, after, text -> CheckErrors.notAgain(file, text), failures);
    }
    return failures;
  }

  private void compare(
      ThrowawayDatabase database,
      SchemaSnapshot expected,
      Function<String, ErrorMessage> error,
      List<ErrorMessage> failures)
      throws SQLException {
    SchemaDiff difference = SchemaDiff.between(expected, database.snapshot(), options);
    if (!difference.isEmpty()) {
      failures.add(error.apply(difference.describe(database.origins())));
    }
  }
}
