package dev.seedbed.database;

import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The embedded server that this module's tests share; it ends with the JVM. */
public final class SharedServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private SharedServer() {}

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
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = get().connect("postgres");
        Statement statement = connection.createStatement()) {
      // Through the log, as it would be otherwise, it takes four times the work.
      statement.execute("CREATE DATABASE " + name + " STRATEGY FILE_COPY");
    }
    return name;
  }
}
