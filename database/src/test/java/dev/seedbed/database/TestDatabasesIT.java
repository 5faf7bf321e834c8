package dev.seedbed.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDatabasesIT {
  private static final PostgresServer SERVER =
      PostgresServer.start(
          Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  private static final TestDatabases DATABASES = new TestDatabases(SERVER);

  @TempDir static Path folder;

  @BeforeAll
  static void writeMigrations() throws IOException {
    write(
        "V1__app.sql",
        """
        CREATE EXTENSION vector;
        CREATE SCHEMA app;
        -- who works
        CREATE TABLE app.agents (
          id text PRIMARY KEY,
          embedding vector(3)
        );
        """);
    write(
        "V2__more.sql",
        """
        CREATE FUNCTION app.touch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER touched ON sql_drop EXECUTE FUNCTION app.touch();
        CREATE INDEX agents_embedding ON app.agents USING hnsw (embedding vector_cosine_ops);
        ALTER TABLE app.agents RENAME TO "Agents";
        ALTER TABLE app."Agents"
          ADD COLUMN "Name" text;
        COMMENT ON TABLE app."Agents" IS 'who works';
        ALTER TABLE app."Agents"
          ADD COLUMN size int,
          ALTER COLUMN embedding SET NOT NULL;
        """);
  }

  @AfterAll
  static void stop() {
    DATABASES.close();
    SERVER.close();
  }

  @Test
  void traces_tables_columns_and_indexes_to_file_and_line() throws SQLException {
    TestDatabase database = migrated();
    QualifiedName agents = new QualifiedName("app", "Agents");
    String first = folder.resolve("V1__app.sql").toString();
    String second = folder.resolve("V2__more.sql").toString();
    assertThat(database.catalog().origin(agents)).contains(new Origin(first, 4));
    assertThat(database.catalog().origin(agents, "id")).contains(new Origin(first, 5));
    assertThat(database.catalog().origin(agents, "Name")).contains(new Origin(second, 6));
    assertThat(database.catalog().origin(new QualifiedName("app", "agents_embedding")))
        .contains(new Origin(second, 3));
  }

  @Test
  void traces_a_column_to_the_statement_that_last_changed_it() throws SQLException {
    assertThat(migrated().catalog().origin(new QualifiedName("app", "Agents"), "embedding"))
        .contains(new Origin(folder.resolve("V2__more.sql").toString(), 10));
  }

  @Test
  void leaves_nothing_of_the_trace_and_keeps_its_history_out_of_sight() throws SQLException {
    TestDatabase database = migrated();
    assertThat(database.catalog().userTables())
        .extracting(Table::name)
        .containsExactly(new QualifiedName("app", "Agents"));
    assertThat(database.catalog().tablesIn("seedbed"))
        .extracting(table -> table.name().name())
        .containsExactly("migrations");
    assertThat(query(database, "SELECT evtname FROM pg_event_trigger")).containsExactly("touched");
  }

  @Test
  void connects_as_an_ordinary_role_that_owns_all_that_the_migrations_made() throws SQLException {
    TestDatabase database = migrated();
    assertThat(
            query(
                database, "SELECT rolname || rolsuper FROM pg_roles WHERE rolname = current_user"))
        .containsExactly("seedbed_ownerfalse");
    assertThat(
            query(
                database,
                "SELECT DISTINCT relowner::regrole FROM pg_class"
                    + " WHERE relnamespace = 'app'::regnamespace"))
        .containsExactly("seedbed_owner");
    assertThat(query(database, "SELECT extowner::regrole FROM pg_extension WHERE extname='vector'"))
        .containsExactly("seedbed_owner");
  }

  @Test
  void makes_one_database_for_the_same_migrations() throws SQLException {
    assertThat(migrated()).isSameAs(migrated());
  }

  @Test
  void drops_the_database_when_a_migration_fails(@TempDir Path broken) throws Exception {
    Files.writeString(broken.resolve("V1__broken.sql"), "CREATE TABLE t (); SELECT 1/0;");
    SqlFolder migrations = SqlFolder.at("filesystem:" + broken);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> DATABASES.migratedBy(migrations))
        .withMessageContaining("division by zero\n    SQLSTATE 22012");
    try (Connection connection = SERVER.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_database WHERE datname = 'seedbed_test_"
                    + migrations.fingerprint().substring(0, 12)
                    + "'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  private TestDatabase migrated() throws SQLException {
    return DATABASES.migratedBy(SqlFolder.at("filesystem:" + folder));
  }

  private static void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }

  private static List<String> query(TestDatabase database, String sql) throws SQLException {
    TestSession session = database.begin(new Isolation.Rollback(false));
    try (Connection connection = session.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } finally {
      session.end();
    }
  }
}
