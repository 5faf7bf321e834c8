package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.junit.PostgresTest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;

// tag::test[]
@PostgresTest(migrations = "db/migration")
class SeedbedCase {
  @RepeatedTest(2)
  void a_taken_slug_is_refused(DataSource database) throws SQLException {
    Tenants tenants = new Tenants(database);
    tenants.open("acme");
    assertThatThrownBy(() -> tenants.open("acme")).hasMessageContaining("tenants_pkey");
    assertThat(tenants.slugs()).containsExactly("acme");
  }
}
// end::test[]
