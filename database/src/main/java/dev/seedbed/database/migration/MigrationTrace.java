package dev.seedbed.database.migration;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.server.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

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
 */
public record MigrationTrace(List<Statement> statements) {

  /**
   * One statement of a file.
   *
   * @param at its file and first line
   * @param sql its text
   * @param took until it had ended; outside transactions until its last change was made
   * @param changes what it created, altered or dropped
   * @param locks the locks on tables, indexes, views and sequences that its transaction did not
   *     have before it; none of what cannot run in a transaction, such as {@code CREATE INDEX
   *     CONCURRENTLY}
   * @param rewritten the tables of which it wrote every row anew
   */
  public record Statement(
      Origin at,
      String sql,
      Duration took,
      List<Change> changes,
      List<Lock> locks,
      List<Rewrite> rewritten) {
    public Statement {
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
   */
  public record Change(String command, String kind, String object) {}

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
