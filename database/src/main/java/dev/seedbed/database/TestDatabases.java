package dev.seedbed.database;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.isolation.SessionPool;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The migrated databases of one server: one for each set of migrations, made when it is first asked
 * for.
 *
 * <p>On a throwaway server migrations run as a superuser, because {@code CREATE EXTENSION} may need
 * one; afterwards all that they made belongs to an ordinary role, as which tests connect: a
 * superuser would pass by row security and missing grants. On an external server everything runs as
 * the configured user, in the configured database, which is not dropped.
 *
 * <p>Thread-safe.
 */
public final class TestDatabases implements AutoCloseable {
  private static final String MIGRATOR = "seedbed_migrator";
  private static final String OWNER = "seedbed_owner";

  private final PostgresServer server;
  private final Map<String, TestDatabase> databases = new HashMap<>();
  private @Nullable Credentials migrator;
  private @Nullable Credentials owner;

  /**
   * @param server stays open when this is closed
   */
  public TestDatabases(PostgresServer server) {
    this.server = server;
  }

  /**
   * Starts the server that the settings ask for, holding the database that these migrations make.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no server, or the migrations fail
   */
  public static TestDatabases start(Settings settings, Migrations first) throws SQLException {
    PostgresServer server = PostgresServer.start(settings);
    try {
      TestDatabases databases = new TestDatabases(server);
      databases.migratedBy(first);
      return databases;
    } catch (RuntimeException | SQLException e) {
      server.close();
      throw e;
    }
  }

  /** The server that they are on; the caller stops it. */
  public PostgresServer server() {
    return server;
  }

  /**
   * The database that these migrations made, the same one for the same {@link
   * Migrations#fingerprint}.
   *
   * @throws dev.seedbed.database.migration.MigrationException when they fail
   */
  public synchronized TestDatabase migratedBy(Migrations migrations) throws SQLException {
    TestDatabase known = databases.get(migrations.fingerprint());
    if (known != null) {
      return known;
    }
    TestDatabase made =
        server instanceof ExternalServer external
            ? migrateExternal(external, migrations)
            : migrateThrowaway(migrations);
    databases.put(migrations.fingerprint(), made);
    return made;
  }

  private TestDatabase migrateExternal(ExternalServer external, Migrations migrations)
      throws SQLException {
    if (!databases.isEmpty()) {
      throw ErrorMessage.of("Two sets of migrations for one external database: " + migrations)
          .expected("one set of migrations in database " + Identifier.display(external.database()))
          .actual("another set was applied to it by an earlier test class")
          .why("the second set would find the tables of the first")
          .toFix("give all test classes the same migrations")
          .toFix("let Seedbed start the server: -Dseedbed.server=auto, without a URL")
          .toException();
    }
    try (Connection connection = external.connect(external.database())) {
      MigrationReport report =
          migrations.apply(
              new MigrationTarget(
                  connection, external.jdbcUrl(external.database()), external.administrator()));
      return database(
          external.database(), external.administrator(), report, Catalog.read(connection));
    }
  }

  private TestDatabase migrateThrowaway(Migrations migrations) throws SQLException {
    Credentials migratorRole = migrator == null ? createRole(MIGRATOR, "SUPERUSER") : migrator;
    Credentials ownerRole = owner == null ? createRole(OWNER, "NOSUPERUSER") : owner;
    migrator = migratorRole;
    owner = ownerRole;
    String name = "seedbed_test_" + migrations.fingerprint().substring(0, 12);
    execute("postgres", "CREATE DATABASE " + Identifier.quote(name) + " OWNER " + MIGRATOR);
    try {
      MigrationReport report;
      Origins origins;
      try (Connection connection = open(name, migratorRole)) {
        DdlTrace.install(connection);
        report =
            migrations.apply(new MigrationTarget(connection, server.jdbcUrl(name), migratorRole));
        origins = DdlTrace.remove(connection);
      }
      handOver(name);
      try (Connection connection = open(name, ownerRole)) {
        return database(name, ownerRole, report, Catalog.read(connection).withOrigins(origins));
      }
    } catch (RuntimeException | SQLException e) {
      drop(name, e);
      throw e;
    }
  }

  /** Some objects, such as event triggers, change hands only to a superuser. */
  private void handOver(String database) throws SQLException {
    execute(database, "ALTER ROLE " + OWNER + " SUPERUSER");
    execute(database, "REASSIGN OWNED BY " + MIGRATOR + " TO " + OWNER);
    execute(database, "ALTER ROLE " + OWNER + " NOSUPERUSER");
  }

  private Credentials createRole(String role, String attribute) throws SQLException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    execute(
        "postgres", "CREATE ROLE " + role + " LOGIN " + attribute + " PASSWORD '" + password + "'");
    return new Credentials(role, password);
  }

  private TestDatabase database(
      String name, Credentials credentials, MigrationReport report, Catalog catalog) {
    return new TestDatabase(name, report, catalog, new SessionPool(() -> open(name, credentials)));
  }

  private Connection open(String database, Credentials credentials) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", credentials.user());
    properties.setProperty("password", credentials.password());
    properties.setProperty("ApplicationName", "seedbed");
    // Sessions guard statements with savepoints; without this they would pile up.
    properties.setProperty("cleanupSavepoints", "true");
    return DriverManager.getConnection(server.jdbcUrl(database), properties);
  }

  private void drop(String database, Exception failure) {
    try {
      execute("postgres", "DROP DATABASE " + Identifier.quote(database) + " WITH (FORCE)");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes the connections; the databases go with their throwaway server. */
  @Override
  public synchronized void close() {
    databases.values().forEach(TestDatabase::close);
    databases.clear();
  }
}
