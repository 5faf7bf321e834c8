package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Migrations that bring a database's schema up to date.
 *
 * <pre>{@code
 * Migrations migrations = SqlFolder.at("db/migration");
 * MigrationReport report = migrations.apply(connection);
 * }</pre>
 *
 * <p>Implementations are immutable; {@link #apply} may run at the same time in several JVMs against
 * one database, which must leave it migrated once.
 */
public interface Migrations extends SteppedMigrations {

  /**
   * A digest of everything that decides what {@link #apply} makes: equal fingerprints make equal
   * schemas. Lower-case hexadecimal.
   */
  String fingerprint();

  /**
   * Applies what the database has not had yet.
   *
   * @param connection to the database, in auto-commit mode, allowed to create what the migrations
   *     create; left open and in auto-commit mode
   * @throws MigrationException when a migration fails; nothing of this call stays behind
   * @throws SQLException when the connection fails
   */
  MigrationReport apply(Connection connection) throws SQLException;

  /**
   * Applies what the database has not had yet, where other programs may be needed for it.
   *
   * <p>The same as {@link #apply(Connection)} unless a source starts processes, which need the
   * server's address and a password of their own: what consists of other sources hands the whole
   * target down to them.
   *
   * @throws MigrationException when a migration fails
   * @throws SQLException when the connection fails
   */
  default MigrationReport apply(MigrationTarget target) throws SQLException {
    return apply(target.connection());
  }

  /**
   * Which of them the database has had; changes nothing.
   *
   * <p>Without entries where a source cannot know, as a command.
   *
   * @param connection as for {@link #apply(Connection)}
   * @throws MigrationException when files and database do not fit
   * @throws SQLException when the connection fails
   */
  default MigrationStatus status(Connection connection) throws SQLException {
    return new MigrationStatus(List.of());
  }

  /**
   * The same, run by these options; what a source leaves to another tool does not heed all of them.
   *
   * @throws MigrationException if a dry run is asked for, and the source cannot take back what it
   *     does
   */
  default Migrations with(MigrationOptions options) {
    if (options.dryRun()) {
      throw RunErrors.noDryRun(toString());
    }
    return this;
  }

  /**
   * The steps of {@link #apply}, for a transaction that is shared with other sources; empty where
   * another tool runs them, or where each statement is committed by itself.
   */
  default Optional<StepSource> joinable() {
    return Optional.empty();
  }

  /**
   * Several sources for one database, applied in this order; if one fails, those before it stay
   * applied.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Migrations of(List<? extends Migrations> sources) {
    return SeveralMigrations.oneByOne(List.copyOf(sources));
  }

  /**
   * Several sources for one database, applied in this order and in one transaction: all of them, or
   * nothing of any.
   *
   * <pre>{@code
   * Migrations both =
   *     Migrations.together(List.of(SqlFolder.at("better-auth"), SqlFolder.at("db/migration")));
   * }</pre>
   *
   * @throws IllegalArgumentException if there is none
   * @throws MigrationException if one of them commits by itself, as commands and other tools do
   */
  static Migrations together(List<? extends Migrations> sources) {
    return SeveralMigrations.together(List.copyOf(sources));
  }

  /**
   * Migrations that run in a schema of their own: it is created if it is not there, and comes first
   * in their search path.
   */
  static Migrations inSchema(String schema, Migrations source) {
    return SchemaMigrations.of(schema, source);
  }
}
