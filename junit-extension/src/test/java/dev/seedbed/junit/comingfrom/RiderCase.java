package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.database.rider.core.api.configuration.DBUnit;
import com.github.database.rider.core.api.connection.ConnectionHolder;
import com.github.database.rider.core.api.dataset.DataSet;
import com.github.database.rider.core.api.dataset.ExpectedDataSet;
import com.github.database.rider.junit5.api.DBRider;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;

// tag::test[]
@DBRider
@DBUnit(qualifiedTableNames = true, caseSensitiveTableNames = true)
class RiderCase {
  // found by its type; the database is yours to boot and migrate
  final ConnectionHolder connections = () -> MigratedDatabase.asSuperuser();

  @RepeatedTest(2)
  @DataSet(cleanBefore = true)
  @ExpectedDataSet("comingfrom/acme.yml")
  void a_taken_slug_is_refused() throws SQLException {
    Tenants tenants = new Tenants(MigratedDatabase.get());
    tenants.open("acme");
    assertThatThrownBy(() -> tenants.open("acme")).hasMessageContaining("tenants_pkey");
    assertThat(tenants.slugs()).containsExactly("acme");
  }
}
// end::test[]
