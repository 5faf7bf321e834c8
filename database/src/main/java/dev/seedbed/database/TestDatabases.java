package dev.seedbed.database;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.isolation.Cluster;
import dev.seedbed.database.isolation.Isolator;
import dev.seedbed.database.isolation.Login;
import dev.seedbed.database.isolation.Template;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.CacheOutcome;
import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.PreparedServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The migrated databases of one server: one for each set of migrations, made when it is first asked
 * for.
 *
 * <p>On a throwaway server migrations run as a superuser, because {@code CREATE EXTENSION} may need
 * one; afterwards all that they made belongs to an ordinary role, as which tests connect: a
 * superuser would pass by row security and missing grants. Tests work in copies of what was
 * migrated. On an external server everything runs as the configured user, in the configured
 * database, which is not dropped.
 *
 * <p>Thread-safe.
 */
public final class TestDatabases implements AutoCloseable {
  private final PostgresServer server;
  private final CacheOutcome cache;
  private final @Nullable String role;
  private final Cluster cluster;
  private final Map<String, TestDatabase> databases = new HashMap<>();

  /**
   * @param server stays open when this is closed
   */
  public TestDatabases(PostgresServer server) {
    this(server, new CacheOutcome.Off("the server was started without content"), null);
  }

  private TestDatabases(PostgresServer server, CacheOutcome cache, @Nullable String role) {
    this.server = server;
    this.cache = cache;
    this.role = role;
    Credentials credentials =
        server instanceof ExternalServer ? server.administrator() : Roles.owner(server);
    this.cluster = new Cluster(new Login(server, credentials, role));
  }

  /**
   * Starts the server that the settings ask for, holding the database that these migrations make.
   * The caller closes both: first this, then {@link #server}.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no server, the migrations fail, or
   *     they do not make the role that tests are to run as
   */
  public static TestDatabases start(Settings settings, Migrations first) throws SQLException {
    return start(settings, Recipe.of(first));
  }

  /**
   * The same with rows in it beyond those that the migrations put there, on a throwaway server.
   *
   * @throws dev.seedbed.catalog.SeedbedException also if the server is somebody's
   */
  public static TestDatabases start(Settings settings, Migrations first, Seeding seeding)
      throws SQLException {
    return start(settings, new Recipe(first, seeding));
  }

  private static TestDatabases start(Settings settings, Recipe first) throws SQLException {
    PreparedServer prepared = PostgresServer.start(settings, new TemplateContent(first));
    try {
      TestDatabases databases =
          new TestDatabases(
              prepared.server(), prepared.cache(), settings.text(Setting.ROLE).orElse(null));
      if (prepared.receipt().isEmpty()) {
        databases.madeBy(first);
      } else {
        databases.put(first, databases.of(first, Receipt.parse(prepared.receipt())));
      }
      return databases;
    } catch (RuntimeException | SQLException e) {
      prepared.close();
      throw e;
    }
  }

  /** The server that they are on. */
  public PostgresServer server() {
    return server;
  }

  /** Whether the first of them came out of the cache. */
  public CacheOutcome cache() {
    return cache;
  }

  /**
   * The database that these migrations made, the same one for the same {@link
   * Migrations#fingerprint}.
   *
   * @throws dev.seedbed.database.migration.MigrationException when they fail
   */
  public TestDatabase migratedBy(Migrations migrations) throws SQLException {
    return madeBy(Recipe.of(migrations));
  }

  /**
   * The same with rows in it beyond those that the migrations put there.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the migrations fail, the seeding does, or the
   *     server is somebody's
   */
  public TestDatabase migratedBy(Migrations migrations, Seeding seeding) throws SQLException {
    return madeBy(new Recipe(migrations, seeding));
  }

  private synchronized TestDatabase madeBy(Recipe recipe) throws SQLException {
    TestDatabase known = databases.get(recipe.fingerprint());
    if (known != null) {
      return known;
    }
    TestDatabase made =
        server instanceof ExternalServer external
            ? external(external, recipe)
            : of(recipe, new TemplateMaker(server, recipe).make());
    put(recipe, made);
    return made;
  }

  private synchronized void put(Recipe recipe, TestDatabase made) {
    databases.put(recipe.fingerprint(), made);
  }

  private TestDatabase of(Recipe recipe, Receipt receipt) {
    if (role != null) {
      RunAs.check(role, receipt.roles());
    }
    Template template = receipt.template();
    return new TestDatabase(
        template.database(),
        receipt.report(),
        receipt.traced(),
        Isolator.of(cluster, recipe.fingerprint(), template, receipt.slot()));
  }

  private TestDatabase external(ExternalServer external, Recipe recipe) throws SQLException {
    if (recipe.seeding() != null) {
      throw ErrorMessage.of("Rows for an external database: " + external.database())
          .expected("a throwaway server, which keeps them in a template for tests to copy")
          .actual("a database that is somebody's, where they would stay")
          .toFix("let Seedbed start the server: -Dseedbed.server=auto, without a URL")
          .toException();
    }
    return migrateExternal(external, recipe.migrations());
  }

  private TestDatabase migrateExternal(ExternalServer external, Migrations migrations)
      throws SQLException {
    String database = external.database();
    if (!databases.isEmpty()) {
      throw ErrorMessage.of("Two sets of migrations for one external database: " + migrations)
          .expected("one set of migrations in database " + Identifier.display(database))
          .actual("another set was applied to it by an earlier test class")
          .why("the second set would find the tables of the first")
          .toFix("give all test classes the same migrations")
          .toFix("let Seedbed start the server: -Dseedbed.server=auto, without a URL")
          .toException();
    }
    try (Connection connection = external.connect(database)) {
      MigrationReport report =
          migrations.apply(
              new MigrationTarget(
                  connection, external.jdbcUrl(database), external.administrator()));
      if (role != null) {
        RunAs.check(role, connection);
      }
      return new TestDatabase(
          database,
          report,
          Origins.NONE,
          Isolator.in(cluster, migrations.fingerprint(), Template.read(connection)));
    }
  }

  /** Closes the connections; the databases go with their throwaway server. */
  @Override
  public synchronized void close() {
    databases.values().forEach(TestDatabase::close);
    databases.clear();
    cluster.close();
  }
}
