package dev.seedbed.junit.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** What the page docs/coming-from.md says of tools that cannot do without a container. */
@Tag("containers")
class ContainersOfOthersIT {
  private static final DockerImageName IMAGE =
      DockerImageName.parse("pgvector/pgvector:pg17").asCompatibleSubstituteFor("postgres");

  @Test
  void testcontainers_leaves_migrating_and_cleaning_up_to_the_test() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(TestcontainersCase.class))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(2).failed(0));
  }

  @Test
  void pgtap_tests_from_the_inside_and_takes_back_what_its_file_did()
      throws IOException, SQLException {
    String file = pgTapOnThePage();
    try (PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE)) {
      postgres.start();
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(postgres.getJdbcUrl());
      database.setUser(postgres.getUsername());
      database.setPassword(postgres.getPassword());
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            Files.readString(Path.of("src/test/resources/db/migration/V1__create_agents.sql")));
        statement.execute("CREATE EXTENSION pgtap");

        assertThat(output(statement, file))
            .containsExactly(
                "1..2", "ok 1 - a taken slug is refused", "ok 2 - the first one stays");
        assertThat(output(statement, file.replace("ARRAY['acme']", "ARRAY['umbrella']")))
            .contains("ok 1 - a taken slug is refused")
            .anyMatch(line -> line.startsWith("not ok 2 - the first one stays"));
        assertThat(output(statement, "SELECT count(*) FROM app.tenants")).containsExactly("0");
      }
    }
  }

  private static String pgTapOnThePage() throws IOException {
    String page = Files.readString(Path.of("../docs/coming-from.md"));
    Matcher block = Pattern.compile("## pgTAP\\s+```sql\\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).as("pgTAP's file on the page").isTrue();
    return block.group(1);
  }

  /** All that the queries of a script answer, a row a line, as {@code pg_prove} reads it. */
  private static List<String> output(Statement statement, String script) throws SQLException {
    List<String> lines = new ArrayList<>();
    boolean rows = statement.execute(script);
    while (rows || statement.getUpdateCount() >= 0) {
      if (rows) {
        try (ResultSet answer = statement.getResultSet()) {
          while (answer.next()) {
            lines.add(answer.getString(1));
          }
        }
      }
      rows = statement.getMoreResults();
    }
    return lines;
  }
}
