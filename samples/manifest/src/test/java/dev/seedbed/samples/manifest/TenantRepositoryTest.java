package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@PostgresTest
class TenantRepositoryTest implements StartsEmpty {

  @Test
  void a_taken_slug_is_refused_and_work_goes_on(DataSource database, Connection connection)
      throws SQLException {
    TenantRepository tenants = new TenantRepository(database);
    tenants.create("Acme", "acme");

    assertThatThrownBy(() -> tenants.create("Acme of Ohio", "acme"))
        .isInstanceOf(DuplicateTenantException.class)
        .hasMessage("another tenant has the slug 'acme'");

    tenants.create("Acme of Ohio", "acme-ohio");
    assertThat(RowCounts.of(connection)).containsEntry("manifest.tenants", 2L);
  }

  @Test
  void a_failure_that_is_no_duplicate_is_not_called_one(DataSource database) {
    assertThatThrownBy(() -> new TenantRepository(database).create("Acme", "Not A Slug"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("tenants_slug_check");
  }

  /** Were the first tenant still there, the second could not have its slug. */
  @RepeatedTest(2)
  void a_slug_is_free_again_in_the_next_test(DataSource database) throws SQLException {
    assertThat(new TenantRepository(database).create("Acme", "acme")).isNotBlank();
  }
}
