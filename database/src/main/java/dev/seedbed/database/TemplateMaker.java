package dev.seedbed.database;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.isolation.Login;
import dev.seedbed.database.isolation.Template;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes a template on a server of ours.
 *
 * <p>JVMs that share the server make it once: one holds a lock meanwhile, and a template that is
 * finished has its receipt for a comment.
 *
 * @param server where
 * @param recipe of what
 */
record TemplateMaker(PostgresServer server, Recipe recipe) {
  private static final String LOCK = "SELECT pg_advisory_lock(hashtextextended('seedbed', 0))";
  private static final String FINISHED =
      "SELECT pg_catalog.shobj_description(oid, 'pg_database') FROM pg_catalog.pg_database"
          + " WHERE datistemplate AND NOT datallowconn AND datname = '%s'";

  /** The template's name. */
  String name() {
    return "seedbed_template_" + recipe.fingerprint().substring(0, 12);
  }

  /** The template, made if it is not there. */
  Receipt make() throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement administrator = connection.createStatement()) {
      administrator.execute(LOCK);
      String known = finished(administrator);
      return known != null ? Receipt.parse(known) : make(administrator);
    }
  }

  private @Nullable String finished(Statement administrator) throws SQLException {
    try (ResultSet rows = administrator.executeQuery(FINISHED.formatted(name()))) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private Receipt make(Statement administrator) throws SQLException {
    String quoted = Identifier.quote(name());
    Roles.create(server, administrator);
    // What a killed JVM may have left half-made.
    administrator.execute("DROP DATABASE IF EXISTS " + quoted + " WITH (FORCE)");
    administrator.execute("CREATE DATABASE " + quoted + " OWNER " + Roles.MIGRATOR);
    try {
      Receipt receipt = migrate(administrator);
      administrator.execute("ALTER DATABASE " + quoted + " ALLOW_CONNECTIONS false");
      comment(administrator, receipt);
      administrator.execute("ALTER DATABASE " + quoted + " IS_TEMPLATE true");
      return receipt;
    } catch (RuntimeException | SQLException e) {
      try {
        administrator.execute("DROP DATABASE " + quoted + " WITH (FORCE)");
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private void comment(Statement administrator, Receipt receipt) throws SQLException {
    administrator.execute(
        "DO $seedbed$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', '"
            + name()
            + "', '"
            + receipt.toJson().replace("'", "''")
            + "'); END $seedbed$");
  }

  private Receipt migrate(Statement administrator) throws SQLException {
    Credentials migrator = Roles.migrator(server);
    MigrationReport report;
    Origins origins;
    try (Connection connection = connect(migrator)) {
      DdlTrace.install(connection);
      report =
          recipe
              .migrations()
              .apply(new MigrationTarget(connection, server.jdbcUrl(name()), migrator));
      origins = DdlTrace.remove(connection);
      Seeding seeding = recipe.seeding();
      if (seeding != null) {
        // Not before: indexes that a load makes anew come from where they were stated.
        seeding.seed(dataSource(migrator));
      }
      execute(connection, "ANALYZE");
    } finally {
      Roles.lockMigrator(administrator);
    }
    Template template;
    List<String> roles;
    try (Connection connection = server.connect(name());
        Statement statement = connection.createStatement()) {
      new HandOver(statement, connection.getMetaData().getDatabaseMajorVersion()).run();
      template = Template.read(connection);
      roles = Roles.others(statement);
    }
    // A new connection writes down what every connection to a copy then need not find out.
    connect(Roles.owner(server)).close();
    return Receipt.of(template, report, origins, roles);
  }

  private DataSource dataSource(Credentials credentials) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(server.jdbcUrl(name()));
    dataSource.setUser(credentials.user());
    dataSource.setPassword(credentials.password());
    return dataSource;
  }

  private Connection connect(Credentials credentials) throws SQLException {
    return new Login(server, credentials, null).connect(name());
  }

  /** Makes a copy of the template, for the first session under rollback. */
  Receipt withSlot(Receipt receipt) throws SQLException {
    String slot = "seedbed_slot_" + recipe.fingerprint().substring(0, 12);
    try (Connection connection = server.connect("postgres");
        Statement administrator = connection.createStatement()) {
      String quoted = Identifier.quote(slot);
      administrator.execute("DROP DATABASE IF EXISTS " + quoted + " WITH (FORCE)");
      administrator.execute(
          "CREATE DATABASE "
              + quoted
              + " TEMPLATE "
              + Identifier.quote(name())
              + " OWNER "
              + Identifier.quote(receipt.template().owner())
              + " STRATEGY FILE_COPY");
      String settings = receipt.template().statementsFor(slot);
      if (!settings.isEmpty()) {
        administrator.execute(settings);
      }
      // Of several JVMs that share the server one only can have it.
      administrator.execute("ALTER DATABASE " + quoted + " CONNECTION LIMIT 1");
    }
    return receipt.withSlot(slot);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
