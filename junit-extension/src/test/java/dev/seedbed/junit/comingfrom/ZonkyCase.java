package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.DatabasePreparer;
import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

// tag::test[]
class ZonkyCase {
  private static final DatabasePreparer MIGRATED =
      template -> {
        try (Connection connection = template.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute(migration());
        }
      };

  @RegisterExtension
  final PreparedDbExtension postgres = EmbeddedPostgresExtension.preparedDatabase(MIGRATED);

  @RepeatedTest(2)
  void a_taken_slug_is_refused() throws SQLException {
    Tenants tenants = new Tenants(postgres.getTestDatabase());
    tenants.open("acme");
    assertThatThrownBy(() -> tenants.open("acme")).hasMessageContaining("tenants_pkey");
    assertThat(tenants.slugs()).containsExactly("acme");
  }

  // end::test[]

  /** Without pgvector, which zonky's binaries do not have. */
  private static String migration() {
    try {
      return Files.readString(Path.of("src/test/resources/db/migration/V1__create_agents.sql"))
          .replace("CREATE EXTENSION vector;", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
  // tag::test[]
}
// end::test[]
