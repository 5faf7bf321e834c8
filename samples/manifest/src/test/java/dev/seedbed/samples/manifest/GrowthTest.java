package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What the service's documents say of its size: about 1 KB a message, and about 30 % more for the
 * indexes. Measured with the messages of the seed plan.
 */
@PostgresTest
@TestIsolation(IsolationMode.CLONE)
class GrowthTest implements StartsEmpty {

  private static final SeedPlan PLAN = SeedPlan.read(Path.of("seedbed.yaml"));

  // tag::growth[]
  @Test
  void a_message_takes_about_1_KB_and_its_indexes_add_up_to_30_percent(TestSession session)
      throws SQLException {
    PLAN.load(session.owner(), Bulk.parallel(2));

    Sizes sizes = Sizes.of(session);

    assertThat(sizes.messages()).isEqualTo(20_000);
    assertThat(sizes.bytesPerMessage()).isCloseTo(1024, withinPercentage(25));
    assertThat(sizes.indexOverhead()).isBetween(0.1, 0.3);
  }

  // end::growth[]

  @Test
  void what_the_weekly_cleanup_deletes_gives_its_space_back(
      TestSession session, DataSource database) throws SQLException {
    PLAN.agents(agents -> agents.messages(2_000)).load(session.owner(), Bulk.parallel(2));
    Sizes before = Sizes.of(session);

    // The plan's messages are of a fixed time, which is longer ago each day.
    assertThat(new AgentMessageRepository(database).deleteOlderThan(0)).isEqualTo(2_000);
    try (Connection owner = session.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("VACUUM ANALYZE manifest.agent_messages");
    }

    Sizes after = Sizes.of(session);
    assertThat(after.messages()).isZero();
    assertThat(after.table()).isLessThan(before.table() / 10);
  }

  private record Sizes(long messages, long table, long indexes) {

    static Sizes of(TestSession session) throws SQLException {
      try (Connection connection = session.owner().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  SELECT count(*), pg_table_size('manifest.agent_messages'),
                    pg_indexes_size('manifest.agent_messages')
                  FROM manifest.agent_messages
                  """)) {
        row.next();
        return new Sizes(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }

    /** Without indexes. */
    double bytesPerMessage() {
      return (double) table / messages;
    }

    double indexOverhead() {
      return (double) indexes / table;
    }
  }
}
