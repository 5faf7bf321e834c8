package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.settings.Settings;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.test.context.TestContextManager;

/** The page docs/coming-from.md says what these do: the same test by one tool after the other. */
class ComingFromIT {
  private static final Settings EMBEDDED =
      Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of(""));

  private TestDatabases databases;
  private TestSession session;

  @BeforeEach
  void begin() throws SQLException {
    SqlFolder migrations = SqlFolder.at("classpath:db/migration");
    databases = TestDatabases.start(EMBEDDED, migrations);
    session = databases.migratedBy(migrations).begin(new Isolation.Clone());
    String name = session.database();
    MigratedDatabase.set(session.dataSource(), () -> databases.server().connect(name));
  }

  @AfterEach
  void end() throws SQLException {
    session.end();
    databases.close();
  }

  @Test
  void seedbed_leaves_nothing() {
    System.setProperty("seedbed.server", "embedded");
    try {
      assertThatSucceedAndFail(SeedbedCase.class, 2, 0);
    } finally {
      System.clearProperty("seedbed.server");
    }
  }

  @Test
  void zonky_gives_each_test_a_database() {
    assertThatSucceedAndFail(ZonkyCase.class, 2, 0);
  }

  @Test
  void spring_leaves_what_the_code_has_committed_itself() throws Exception {
    TestContextManager spring = new TestContextManager(SpringCase.class);
    spring.beforeTestClass();
    runBySpring(spring);
    assertThat(new Tenants(session.dataSource()).slugs()).containsExactly("acme");
    assertThatThrownBy(() -> runBySpring(spring)).hasMessageContaining("tenants_pkey");
    spring.afterTestClass();
  }

  /** What Spring's extension does for a test method; that of Spring 7 needs JUnit 6. */
  private static void runBySpring(TestContextManager spring) throws Exception {
    SpringCase test = new SpringCase();
    Method method = SpringCase.class.getDeclaredMethod("a_taken_slug_is_refused");
    spring.prepareTestInstance(test);
    spring.beforeTestMethod(test, method);
    Throwable failure = null;
    try {
      test.a_taken_slug_is_refused();
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      spring.afterTestMethod(test, method, failure);
    }
  }

  @Test
  void database_rider_cleans_before_each_test_and_leaves_the_rows_of_the_last_one()
      throws SQLException {
    assertThatSucceedAndFail(RiderCase.class, 2, 0);
    assertThat(new Tenants(session.dataSource()).slugs()).containsExactly("acme");
  }

  private static void assertThatSucceedAndFail(Class<?> tests, int succeeded, int failed) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(succeeded).failed(failed));
  }
}
