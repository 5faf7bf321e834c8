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
  private static final String TEMPLATE = "plain";

  private final TestDatabases databases;
  private final TestDatabase migrated;
  private final Connection administration;
  private final AtomicInteger made = new AtomicInteger();

  TrapServer() throws SQLException, IOException {
    databases =
        TestDatabases.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")),
            SqlFolder.at("classpath:traps"));
    migrated = databases.migratedBy(SqlFolder.at("classpath:traps"));
    administration = databases.server().connect("postgres");
    administer("CREATE ROLE trap_owner LOGIN PASSWORD '" + PASSWORD + "'");
    administer("GRANT trap_reader TO trap_owner, seedbed_owner");
    administer("CREATE DATABASE " + TEMPLATE + " OWNER trap_owner STRATEGY FILE_COPY");
    Sql.run(owned(TEMPLATE), script());
  }

  TestDatabase migrated() {
    return migrated;
  }

  /** A database of its own for plain connections, with the same tables. */
  DataSource newDatabase() throws SQLException {
    String name = "plain_" + made.incrementAndGet();
    administer(
        "CREATE DATABASE %s OWNER trap_owner TEMPLATE %s STRATEGY FILE_COPY"
            .formatted(name, TEMPLATE));
    // The script's setting, which a copy does not have.
    administer("ALTER DATABASE " + name + " SET lock_timeout = '2s'");
    return owned(name);
  }

  private DataSource owned(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(databases.server().jdbcUrl(database));
    source.setUser("trap_owner");
    source.setPassword(PASSWORD);
    return source;
  }

  static String script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(TrapServer.class.getResourceAsStream("/traps/V1__traps.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void administer(String sql) throws SQLException {
    Sql.run(administration, sql);
  }

  @Override
  public void close() throws SQLException {
    administration.close();
    databases.close();
    databases.server().close();
  }
}
