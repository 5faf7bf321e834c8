package dev.seedbed.cli;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded server that tests share which need a database; it ends with the JVM. */
public final class ServerOfTests {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private ServerOfTests() {}

  private static final class Holder {
    static final PostgresServer SERVER =
        PostgresServer.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  }

  /** The connections of a database. */
  public static DataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    return source;
  }

  /** The URL of a database, with user and password, as {@code --url} takes it. */
  public static String url(String database) {
    return get().jdbcUrl(database)
        + "&user="
        + get().administrator().user()
        + "&password="
        + get().administrator().password();
  }

  /** A new, empty database of this name, whatever was there. */
  public static void create(String database) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + Identifier.quote(database));
      statement.execute("CREATE DATABASE " + Identifier.quote(database) + " STRATEGY FILE_COPY");
    }
  }

  /** Runs SQL in a database. */
  public static void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The only value of a query's only row. */
  public static String ask(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  /** The running server. */
  public static PostgresServer get() {
    return Holder.SERVER;
  }

  /** A new, empty database, and its name. */
  public static String newDatabase() throws SQLException {
    String name = "report_" + DATABASES.incrementAndGet();
    create(name);
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
