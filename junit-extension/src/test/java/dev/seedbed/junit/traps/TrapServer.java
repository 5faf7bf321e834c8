package dev.seedbed.junit.traps;

import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The server on which all but zonky run, with a role that owns what is not Seedbed's. */
final class TrapServer implements AutoCloseable {
  private static final String PASSWORD = "trap";

  private final TestDatabases databases;
  private final TestDatabase migrated;
  private final AtomicInteger made = new AtomicInteger();

  TrapServer() throws SQLException {
    databases =
        TestDatabases.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")),
            SqlFolder.at("classpath:traps"));
    migrated = databases.migratedBy(SqlFolder.at("classpath:traps"));
    administer("CREATE ROLE trap_owner LOGIN PASSWORD '" + PASSWORD + "'");
    administer("GRANT trap_reader TO trap_owner, seedbed_owner");
  }

  TestDatabase migrated() {
    return migrated;
  }

  /** A database of its own for plain connections, with the same tables. */
  DataSource newDatabase() throws SQLException, IOException {
    String name = "plain_" + made.incrementAndGet();
    administer("CREATE DATABASE " + name + " OWNER trap_owner STRATEGY FILE_COPY");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(databases.server().jdbcUrl(name));
    source.setUser("trap_owner");
    source.setPassword(PASSWORD);
    Sql.run(source, script());
    return source;
  }

  static String script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(TrapServer.class.getResourceAsStream("/traps/V1__traps.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void administer(String sql) throws SQLException {
    try (Connection connection = databases.server().connect("postgres")) {
      Sql.run(connection, sql);
    }
  }

  @Override
  public void close() {
    databases.close();
    databases.server().close();
  }
}
