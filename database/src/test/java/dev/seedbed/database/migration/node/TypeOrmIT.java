package dev.seedbed.database.migration.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.command.CommandMigrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TypeORM, from npm, as a command. */
@Tag("node")
class TypeOrmIT {
  private static final String ROWS =
      "SELECT id || ' ' || timestamp || ' ' || name FROM migrations ORDER BY id";
  private static final String[] MIGRATE = {
    "node", "node_modules/typeorm/cli.js", "migration:run", "-d", "typeorm/data-source.js"
  };

  private final String database = SharedServer.newDatabase();
  private final Connection connection = SharedServer.get().connect(database);

  TypeOrmIT() throws SQLException {}

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void migrates_and_keeps_typeorms_own_history() throws Exception {
    CommandMigrations typeorm = typeorm();
    typeorm.apply(target());
    List<String> written = rows(ROWS);
    assertThat(written)
        .containsExactly(
            "1 1771464895790 InitialSchema1771464895790",
            "2 1772700000000 AddAgentNewField1772700000000");
    typeorm.apply(target());
    NodeProject.run(target(), MIGRATE);
    assertThat(rows(ROWS)).isEqualTo(written);
  }

  @Test
  void applies_nothing_that_typeorm_itself_has_applied() throws Exception {
    NodeProject.run(target(), MIGRATE);
    List<String> written = rows(ROWS);
    typeorm().apply(target());
    assertThat(rows(ROWS)).hasSize(2).isEqualTo(written);
  }

  @Test
  void makes_a_throwaway_database_whose_tables_are_traced_to_the_command() throws Exception {
    try (TestDatabases databases = new TestDatabases(SharedServer.get())) {
      TestDatabase made = databases.migratedBy(typeorm());
      assertThat(made.catalog().tables()).isNotEmpty();
      assertThat(made.catalog().origin(new QualifiedName("public", "agents")).orElseThrow())
          .hasToString(String.join(" ", MIGRATE) + ":1");
    }
  }

  private static CommandMigrations typeorm() {
    String[] arguments = Arrays.copyOfRange(MIGRATE, 1, MIGRATE.length);
    return CommandMigrations.of(MIGRATE[0], arguments)
        .in(NodeProject.folder().toString())
        .reading("typeorm/migrations/*.js", "package-lock.json");
  }

  private MigrationTarget target() {
    return new MigrationTarget(
        connection, SharedServer.get().jdbcUrl(database), SharedServer.get().administrator());
  }

  private List<String> rows(String sql) throws SQLException {
    return Sql.query(connection, sql);
  }
}
