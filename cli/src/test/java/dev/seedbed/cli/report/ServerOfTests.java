package dev.seedbed.cli.report;

import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The embedded server that the report's tests share; it ends with the JVM. */
public final class ServerOfTests {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private ServerOfTests() {}

  private static final class Holder {
    static final PostgresServer SERVER =
        PostgresServer.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  }

  /** The running server. */
  public static PostgresServer get() {
    return Holder.SERVER;
  }

  /** A new, empty database, and its name. */
  public static String newDatabase() throws SQLException {
    String name = "report_" + DATABASES.incrementAndGet();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  /** A connection to a database. */
  public static Connection connect(String database) {
    try {
      return get().connect(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
