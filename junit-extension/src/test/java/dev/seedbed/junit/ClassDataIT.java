package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class ClassDataIT {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static final String NAMES = "SELECT string_agg(name, ',' ORDER BY name) FROM app.tenants";

  @AfterEach
  void forget() {
    SEEN.clear();
  }

  @PostgresTest(seed = "7")
  static class SharedCase {
    private static Agent shared;

    @BeforeAll
    static void write(DataSource database, Connection connection, Fixtures fixtures)
        throws SQLException {
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('a', 'A', 'a')");
      assertThat(Kit.text(connection, NAMES)).isEqualTo("A");
      Tenant tenant = fixtures.tenant().set("name", "B").create();
      shared = fixtures.agent().in(tenant).create();
    }

    @AfterAll
    static void look(DataSource database, Connection connection, Fixtures fixtures)
        throws SQLException {
      SEEN.add("after all " + Kit.text(database, NAMES) + " " + Kit.text(connection, NAMES));
      fixtures.tenant().create();
    }

    @RepeatedTest(3)
    void rolls_back_on_top(DataSource database, Fixtures fixtures) throws SQLException {
      assertThat(Kit.text(database, NAMES)).isEqualTo("A,B");
      Agent own = fixtures.agent().set("name", "own").create();
      assertThat(own.id()).isNotEqualTo(shared.id());
      Kit.execute(database, "DELETE FROM app.tenants WHERE id = 'a'");
      SEEN.add(own.id());
    }

    @Test
    @TestIsolation(IsolationMode.CLONE)
    void clones_have_it_too(DataSource database) throws SQLException {
      assertThat(Kit.text(database, NAMES)).isEqualTo("A,B");
      Kit.execute(database, "DELETE FROM app.agents");
      Kit.execute(database, "DELETE FROM app.tenants");
    }

    @Test
    @TestIsolation(IsolationMode.READ_ONLY)
    void readers_have_it_too(DataSource database) throws SQLException {
      assertThat(Kit.text(database, NAMES)).isEqualTo("A,B");
    }

    @Nested
    class Inheriting {
      @Test
      void inherits(DataSource database) throws SQLException {
        assertThat(Kit.text(database, NAMES)).isEqualTo("A,B");
        Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('x', 'X', 'x')");
      }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Adding {
      @BeforeAll
      void add(DataSource database, Fixtures fixtures) throws SQLException {
        Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('c', 'C', 'c')");
        fixtures.agents().count(2).create();
      }

      @RepeatedTest(2)
      void sees_both(DataSource database, Fixtures fixtures) throws SQLException {
        assertThat(Kit.text(database, NAMES)).startsWith("A,B,C");
        fixtures.agent().create();
        assertThat(Kit.text(database, "SELECT count(*) FROM app.agents")).isEqualTo("4");
      }
    }

    @Nested
    class AfterAdding {
      @Test
      void does_not_see_what_its_neighbour_added(DataSource database) throws SQLException {
        assertThat(Kit.text(database, NAMES)).isEqualTo("A,B");
      }
    }
  }

  @PostgresTest
  static class OtherCase {
    @Test
    void sees_nothing_of_other_classes(DataSource database) throws SQLException {
      assertThat(Kit.text(database, "SELECT count(*) FROM app.tenants")).isEqualTo("0");
    }

    @AfterAll
    static void sees_what_was_migrated(Connection connection) throws SQLException {
      SEEN.add("other " + Kit.text(connection, "SELECT count(*) FROM app.tenants"));
    }
  }

  @Test
  void tests_roll_back_on_top_of_what_before_all_wrote() {
    EngineExecutionResults results = Kit.run(SharedCase.class, OtherCase.class);
    assertThat(Kit.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(10));
    assertThat(SEEN).contains("after all A,B A,B", "other 0").hasSize(5);
    // The same seed gives each repetition the same agent.
    assertThat(SEEN.stream().distinct()).hasSize(3);
  }

  @Test
  void is_safe_when_all_runs_in_parallel() {
    EngineExecutionResults results = Kit.runInParallel(6, SharedCase.class, OtherCase.class);
    assertThat(Kit.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(10));
  }
}
