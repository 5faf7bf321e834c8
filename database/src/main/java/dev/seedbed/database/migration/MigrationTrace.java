package dev.seedbed.database.migration;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.server.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What each statement of the migrations did, in the order in which they ran.
 *
 * <pre>{@code
 * MigrationTrace trace = MigrationTrace.of(server, MigrationSources.of("db/migration"));
 * for (MigrationTrace.Statement statement : trace.statements()) {
 *   System.out.println(statement.at() + " " + statement.locks() + " " + statement.took());
 * }
 * }</pre>
 *
 * @param statements one for each statement of a file; what a {@code DO} block or a function runs
 *     belongs to the statement that ran it
 * @param migrations what the statements are parts of, in the order in which they ran
 */
public record MigrationTrace(List<Statement> statements, List<Migration> migrations) {

  /**
   * What is applied in one go: a file, a change set, or all that a command or a folder of init
   * scripts does.
   *
   * @param name that {@link Statement#migration} has
   * @param file its path as the user knows it
   * @param version what its source calls it: a version, a tag, a change set; empty where it has no
   *     name for it
   * @param repeatable whether it runs again whenever it has changed
   * @param undo whether its source can take it back
   * @param state what of it is to be judged
   */
  public record Migration(
      String name, String file, String version, boolean repeatable, Undo undo, State state) {

    Migration in(State other) {
      return new Migration(name, file, version, repeatable, undo, other);
    }
  }

  /** Whether a migration can be taken back. */
  public enum Undo {
    YES,
    NO,
    /** Its source runs all or nothing. */
    UNKNOWN
  }

  /** What a migration is to those who judge it. */
  public enum State {
    /** To be judged as if it had been deployed by itself. */
    ALONE,
    /** To be judged, together with all that are new: they are deployed in one run. */
    NEW,
    /** Deployed long ago. */
    APPLIED,
    /** Deployed, and another one since. */
    EDITED
  }

  /**
   * One statement of a file.
   *
   * @param at its file and first line
   * @param migration the {@link Migration#name} of what it is part of
   * @param transaction the server's number of the transaction in which it ran
   * @param sql its text
   * @param searchPath the schemas in which it looked for names without one; empty where that is not
   *     known, outside transactions
   * @param lockTimeout how long it would have waited for a lock; zero for as long as it takes
   * @param took until it had ended; outside transactions until its last change was made
   * @param changes what it created, altered or dropped
   * @param locks the locks on tables, indexes, views and sequences that its transaction did not
   *     have before it; none of what cannot run in a transaction, such as {@code CREATE INDEX
   *     CONCURRENTLY}
   * @param rewritten the tables of which it wrote every row anew
   */
  public record Statement(
      Origin at,
      String migration,
      long transaction,
      String sql,
      List<String> searchPath,
      Duration lockTimeout,
      Duration took,
      List<Change> changes,
      List<Lock> locks,
      List<Rewrite> rewritten) {
    public Statement {
      searchPath = List.copyOf(searchPath);
      changes = List.copyOf(changes);
      locks = List.copyOf(locks);
      rewritten = List.copyOf(rewritten);
    }
  }

  /**
   * Something happened to an object.
   *
   * @param command the tag of the command: {@code CREATE TABLE}; of what was dropped {@code DROP}
   * @param kind of the object, as the server calls it: {@code table}, {@code table constraint}
   * @param object its identity, as the server writes it, in quotes where needed
   * @param id the server's number of it, which it keeps when it is renamed; a column has its
   *     table's
   * @param indexed the number of the table that it is an index of; 0 for all that is no index, and
   *     for dropped ones
   */
  public record Change(String command, String kind, String object, long id, long indexed) {}

  /**
   * A lock that was taken.
   *
   * @param mode as {@code pg_locks} has it: {@code AccessExclusiveLock}
   */
  public record Lock(QualifiedName relation, String mode) {}

  /**
   * A table that was rewritten.
   *
   * @param reason a bit map: 1 for a changed persistence, 2 for a new default, 4 for a changed
   *     type, 8 for a changed access method
   */
  public record Rewrite(String table, int reason) {}

  public MigrationTrace {
    statements = List.copyOf(statements);
    migrations = List.copyOf(migrations);
  }

  /** The migration of this name. */
  public Optional<Migration> migration(String name) {
    return migrations.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The same with the migrations told apart that are new: only they are judged, and together they
   * are one run, in which a table of the first is new to the last. Without it each migration is
   * judged as if it had been deployed by itself.
   */
  public MigrationTrace since(MigrationBase base) {
    return new MigrationTrace(statements, migrations.stream().map(base::judge).toList());
  }

  /**
   * Migrates a database that is made for it and dropped afterwards, and tells what every statement
   * did.
   *
   * @param server any of ours, or an external one whose user is a superuser
   * @throws MigrationException when a migration fails
   * @throws dev.seedbed.catalog.SeedbedException if the user may not trace
   */
  public static MigrationTrace of(PostgresServer server, Migrations migrations)
      throws SQLException {
    return TracedDatabase.trace(server, migrations);
  }
}
