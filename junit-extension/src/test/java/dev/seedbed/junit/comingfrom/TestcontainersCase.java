package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

// tag::test[]
class TestcontainersCase {
  static final PostgreSQLContainer POSTGRES =
      new PostgreSQLContainer(
          DockerImageName.parse("pgvector/pgvector:pg17").asCompatibleSubstituteFor("postgres"));
  static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

  @BeforeAll
  static void start_and_migrate() throws SQLException, IOException {
    POSTGRES.start();
    DATABASE.setUrl(POSTGRES.getJdbcUrl());
    DATABASE.setUser(POSTGRES.getUsername());
    DATABASE.setPassword(POSTGRES.getPassword());
    execute(Files.readString(Path.of("src/test/resources/db/migration/V1__create_agents.sql")));
  }

  @AfterAll
  static void stop() {
    POSTGRES.stop();
  }

  @AfterEach
  void clean_up() throws SQLException {
    execute("TRUNCATE app.tenants, app.agents"); // and every table that comes later
  }

  @RepeatedTest(2)
  void a_taken_slug_is_refused() throws SQLException {
    Tenants tenants = new Tenants(DATABASE);
    tenants.open("acme");
    assertThatThrownBy(() -> tenants.open("acme")).hasMessageContaining("tenants_pkey");
    assertThat(tenants.slugs()).containsExactly("acme");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
// end::test[]
