package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

// tag::test[]
@SpringJUnitConfig
@Transactional
class SpringCase {
  @Configuration
  static class Application {
    @Bean
    DataSource database() {
      return new TransactionAwareDataSourceProxy(
          MigratedDatabase.get()); // yours to boot and migrate
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
      return new DataSourceTransactionManager(database);
    }
  }

  @Autowired DataSource database;

  @RepeatedTest(2)
  void a_taken_slug_is_refused() throws SQLException {
    Tenants tenants = new Tenants(database);
    tenants.open("acme");
    assertThatThrownBy(() -> tenants.open("acme")).hasMessageContaining("tenants_pkey");
    assertThat(tenants.slugs()).containsExactly("acme");
  }
}
// end::test[]
