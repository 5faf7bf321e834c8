package dev.seedbed.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.ServerOfTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandIT {
  @TempDir Path project;

  @BeforeEach
  void write_a_project() throws IOException {
    Files.createDirectories(project.resolve("db/migration"));
    Files.writeString(
        project.resolve("db/migration/V1__tables.sql"),
        """
        CREATE SCHEMA app;
        CREATE TABLE app.tenants (id text PRIMARY KEY);
        CREATE TABLE app.agents (id text PRIMARY KEY, tenant_id text REFERENCES app.tenants);
        """);
    Files.writeString(
        project.resolve("db/migration/V2__names.sql"), "ALTER TABLE app.agents ADD name text;\n");
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(project).with("SEEDBED_SERVER", "embedded").run(arguments);
  }

  private JsonNode data(String file) throws IOException {
    String page = Files.readString(project.resolve(file));
    int start = page.indexOf("id=\"data\">") + "id=\"data\">".length();
    return JsonMapper.builder()
        .build()
        .readTree(page.substring(start, page.indexOf("</script>", start)));
  }

  @Test
  void a_report_on_a_server_of_its_own_has_everything_but_rows_and_tests() throws IOException {
    CommandRun run = run("report", "--json");
    assertThat(run.err()).isEqualTo("Reading the schema, its migrations and its rows …\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"tables\" : 2", "\"migrations\" : 2");
    JsonNode data = data("seedbed-report.html");
    assertThat(data.at("/schema/tables/0/origin").asText())
        .isEqualTo("db/migration/V1__tables.sql:3");
    assertThat(data.at("/history/migrations/1/strongest").asInt()).isEqualTo(8);
    assertThat(data.at("/findings/traced").asBoolean()).isTrue();
    assertThat(data.at("/seeds/missing/why").asText())
        .isEqualTo("The tables of the domain have no rows.");
    assertThat(data.at("/suites/missing/why").asText())
        .isEqualTo("No test reports were found in the project.");
  }

  @Test
  void a_given_database_is_read_as_it_is() throws IOException, SQLException {
    ServerOfTests.create("report_test");
    ServerOfTests.execute(
        "report_test",
        """
        CREATE SCHEMA app;
        CREATE TABLE app.tenants (id text PRIMARY KEY);
        INSERT INTO app.tenants VALUES ('a'), ('b')
        """);
    CommandRun run =
        CommandRun.in(project)
            .run("report", "-q", "--url", ServerOfTests.url("report_test"), "--out", "r.html");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    JsonNode data = data("r.html");
    assertThat(data.at("/schema/tables")).hasSize(1);
    assertThat(data.at("/seeds/rows").asInt()).isEqualTo(2);
    assertThat(data.at("/history/migrations")).hasSize(2);
    assertThat(data.at("/schema/tables/0/origin").asText())
        .isEqualTo("db/migration/V1__tables.sql:2");
  }

  @Test
  void rules_and_mapping_are_those_of_the_configuration() throws IOException {
    Files.writeString(
        project.resolve("seedbed.yaml"),
        """
        rules: {pack: mana}
        mapping:
          message: {table: app.notes}
        """);
    Files.writeString(
        project.resolve("db/migration/V3__notes.sql"), "CREATE TABLE app.notes (id text);\n");
    assertThat(run("report", "-q", "--no-trace").exitCode()).isZero();
    JsonNode data = data("seedbed-report.html");
    assertThat(data.at("/findings/pack").asText()).isEqualTo("mana");
    assertThat(data.at("/schema/tables/1/entity").asText()).isEqualTo("message");
    assertThat(data.at("/history/missing/why").asText())
        .isEqualTo("The migrations were not traced.");
    assertThat(run("report", "-q", "--no-trace", "--pack", "agentpress").exitCode()).isZero();
    assertThat(data("seedbed-report.html").at("/findings/pack").asText()).isEqualTo("agentpress");
  }

  @Test
  void a_plan_that_names_what_the_schema_does_not_have_is_told_in_its_place() throws Exception {
    Files.writeString(
        project.resolve("seedbed.yaml"),
        """
        seed-plan:
          seed: 42
          tables:
            app.agents: {count: 5, references: {name: auth.user}}
            app.gone: {count: 5, references: {owner: app.agents}}
        """);
    String why =
        "The seed plan in seedbed.yaml does not fit the schema: No table \"%s\" in database \"%s\".";

    assertThat(run("report", "-q", "--no-trace").exitCode()).isZero();
    JsonNode seeds = data("seedbed-report.html").get("seeds");
    assertThat(seeds.at("/missing/why").asText())
        .startsWith("The seed plan in seedbed.yaml does not fit the schema: No table \"");
    assertThat(seeds.at("/missing/fix").asText())
        .isEqualTo("Correct it: seedbed seed names what is nearest.");

    ServerOfTests.create("report_unfit");
    ServerOfTests.execute(
        "report_unfit",
        """
        CREATE SCHEMA app;
        CREATE TABLE app.agents (id text PRIMARY KEY, name text);
        INSERT INTO app.agents VALUES ('a'), ('b')
        """);
    String url = ServerOfTests.url("report_unfit");
    assertThat(run("report", "-q", "--no-trace", "--url", url).exitCode()).isZero();
    JsonNode plots = data("seedbed-report.html").at("/seeds/plots");
    assertThat(plots.get(0).get("title").asText()).isEqualTo("Rows by table");
    assertThat(plots.get(plots.size() - 1).at("/missing/why").asText())
        .isEqualTo(why.formatted("auth.user", "report_unfit"));
  }

  @Test
  void reports_of_tests_that_are_not_there_are_an_error() {
    CommandRun run = run("report", "--tests", "gone");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            No test reports in %s
              expected: a folder with XML reports, such as target/surefire-reports
              actual: no such folder
              To fix: run the tests first
                  or: correct --tests, or leave it out: reports are looked for in the project
            """
                .formatted(project.resolve("gone")));
  }
}
