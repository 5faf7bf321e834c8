package dev.seedbed.database.migration;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Migrations that run with a schema of their own first in the search path; it is created if it is
 * not there.
 *
 * @param name how the source and its schema are called together
 * @param options how they are run
 */
record SchemaMigrations(String schema, Migrations source, String name, MigrationOptions options)
    implements Migrations {

  static Migrations of(String schema, Migrations source) {
    String name = source + " in schema " + Identifier.display(schema);
    return new SchemaMigrations(
        schema,
        source instanceof SqlFolder folder ? folder.named(name) : source,
        name,
        MigrationOptions.DEFAULT);
  }

  @Override
  public String fingerprint() {
    return new Sha256().addLines(schema).add(source.fingerprint()).hex();
  }

  @Override
  public Optional<StepSource> joinable() {
    return source.joinable().map(steps -> new SchemaSteps(schema, steps));
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return applied(connection, () -> source.apply(connection));
  }

  /** A process has a session of its own; PGOPTIONS takes this search path there. */
  @Override
  public MigrationReport apply(MigrationTarget target) throws SQLException {
    return applied(target.connection(), () -> source.apply(target));
  }

  private MigrationReport applied(Connection connection, MigrationLock.Work<MigrationReport> work)
      throws SQLException {
    boolean made = create(connection);
    try {
      return within(connection, work);
    } finally {
      if (options.dryRun() && made && !connection.isClosed()) {
        execute(connection, "DROP SCHEMA " + Identifier.quote(schema));
      }
    }
  }

  @Override
  public Migrations with(MigrationOptions other) {
    return new SchemaMigrations(schema, source.with(other), name, other);
  }

  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return within(connection, () -> source.status(connection));
  }

  @Override
  public List<MigrationFile> files() {
    return source.files();
  }

  @Override
  public Migrations upTo(MigrationFile last) {
    return new SchemaMigrations(schema, source.upTo(last), name, options);
  }

  @Override
  public Migrations without(MigrationFile file) {
    return new SchemaMigrations(schema, source.without(file), name, options);
  }

  @Override
  public Optional<Migrations> outOfOrder() {
    return source.outOfOrder().map(other -> new SchemaMigrations(schema, other, name, options));
  }

  @Override
  public void prepare(Connection connection, MigrationFile file) throws SQLException {
    create(connection);
    source.prepare(connection, file);
  }

  @Override
  public boolean canUndo(MigrationFile file) {
    return source.canUndo(file);
  }

  @Override
  public void undo(MigrationTarget target, MigrationFile file) throws SQLException {
    within(
        target.connection(),
        () -> {
          source.undo(target, file);
          return file;
        });
  }

  @Override
  public void forget(Connection connection, MigrationFile file) throws SQLException {
    source.forget(connection, file);
  }

  /** Whether it was not there; under the lock, because two at once are in each other's way. */
  private boolean create(Connection connection) throws SQLException {
    return MigrationLock.during(
        connection,
        options,
        () -> {
          boolean missing = isMissing(connection);
          execute(connection, "CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(schema));
          return missing;
        });
  }

  private boolean isMissing(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)")) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T> T within(Connection connection, MigrationLock.Work<T> work) throws SQLException {
    String before = searchPath(connection);
    // Public stays reachable: that is where extensions put their types.
    setSearchPath(connection, Identifier.quote(schema) + ", public");
    try {
      return work.run();
    } finally {
      if (!connection.isClosed()) {
        setSearchPath(connection, before);
      }
    }
  }

  private static String searchPath(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW search_path")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void setSearchPath(Connection connection, String path) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('search_path', ?, false)")) {
      statement.setString(1, path);
      statement.execute();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
