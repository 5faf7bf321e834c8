package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes databases on a running server that last as long as this.
 *
 * <pre>{@code
 * try (ThrowawayDatabases databases = ThrowawayDatabases.on(server)) {
 *   CheckResult result = Reversible.of(migrations).run(databases);
 * }
 * }</pre>
 *
 * <p>An advisory lock tells whose databases are alive: those of a process that was killed are
 * dropped by the next one that makes some. Thread-safe.
 */
public final class ThrowawayDatabases implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("seedbed_check_([0-9a-f]{1,15})_\\d+");
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final PostgresServer server;
  private final Connection keeper;
  private final long key;
  private final List<ThrowawayDatabase> made = new ArrayList<>();

  private ThrowawayDatabases(PostgresServer server, Connection keeper, long key) {
    this.server = server;
    this.keeper = keeper;
    this.key = key;
  }

  /**
   * Databases on this server, as its administrator.
   *
   * @param server stays open when this is closed
   */
  public static ThrowawayDatabases on(PostgresServer server) throws SQLException {
    String first = server instanceof ExternalServer external ? external.database() : "postgres";
    Connection keeper = server.connect(first);
    try {
      long key = new SecureRandom().nextLong() >>> 4;
      locked(keeper, key);
      var databases = new ThrowawayDatabases(server, keeper, key);
      databases.sweep();
      return databases;
    } catch (RuntimeException | SQLException e) {
      keeper.close();
      throw e;
    }
  }

  private static boolean locked(Connection keeper, long key) throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock(" + key + ")")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  /** Drops what others have left; nobody holds the lock of a process that is gone. */
  private void sweep() throws SQLException {
    for (String database : names()) {
      Matcher name = NAME.matcher(database);
      if (name.matches()) {
        long other = Long.parseLong(name.group(1), 16);
        if (other != key && locked(keeper, other)) {
          drop(database);
        }
      }
    }
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = keeper.createStatement();
        ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /**
   * An empty database.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the role may not make databases
   */
  ThrowawayDatabase create() throws SQLException {
    ThrowawayDatabase database = make("");
    database.trace();
    return database;
  }

  /** A database with all that another one has; nobody may be connected to that. */
  ThrowawayDatabase copy(ThrowawayDatabase other) throws SQLException {
    other.disconnect();
    return make(" TEMPLATE " + Identifier.quote(other.name()));
  }

  private synchronized ThrowawayDatabase make(String options) throws SQLException {
    String name = "seedbed_check_" + Long.toHexString(key) + "_" + (made.size() + 1);
    try {
      execute("CREATE DATABASE " + Identifier.quote(name) + options + server.howToCopy());
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw notAllowed(e);
      }
      throw e;
    }
    ThrowawayDatabase database = new ThrowawayDatabase(this, server, name);
    made.add(database);
    return database;
  }

  private RuntimeException notAllowed(SQLException cause) {
    String role = Identifier.quote(server.administrator().user());
    return ErrorMessage.of("Cannot make a database to check migrations in")
        .expected("a role that may make databases")
        .actual(String.valueOf(cause.getMessage()))
        .why("checks apply and undo migrations, which the tests' own database must not notice")
        .toFix("allow it: ALTER ROLE " + role + " CREATEDB")
        .toFix("let Seedbed start the server: -Dseedbed.server=auto, without a URL")
        .toException(cause);
  }

  synchronized void drop(String database) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + Identifier.quote(database) + " WITH (FORCE)");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Drops what is left of them. */
  @Override
  public synchronized void close() throws SQLException {
    try (keeper) {
      for (ThrowawayDatabase database : made) {
        database.disconnect();
      }
      String own = "seedbed_check_" + Long.toHexString(key) + "_";
      for (String database : names()) {
        if (database.startsWith(own)) {
          drop(database);
        }
      }
    }
  }
}
