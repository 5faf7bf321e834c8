package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import dev.seedbed.cli.ServerOfTests;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CheckCommandIT {
  private static final String NOTES =
      """
      CREATE TABLE notes (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL
      );
      """;

  /** Of formats whose makers publish none. */
  private static final Path SCHEMAS = Path.of("../assertions/src/test/resources/schema");

  @TempDir Path folder;
  private SampleProject project;

  @BeforeEach
  void create() {
    project = new SampleProject(folder);
  }

  @Test
  void finds_what_breaks_a_rule_with_file_line_and_fix() throws Exception {
    CommandRun run = project.migration("V1__notes.sql", "\n" + NOTES).run("check", "--rule=TYP001");
    assertThat(run.out())
        .startsWith("pack recommended, database ")
        .contains(": 1 finding (1 error) of 1 rule\n")
        .contains(
            """
            [TYP001 text-user-ids] error  public.notes.user_id
            """)
        .contains("  at: db/migration/V1__notes.sql:4\n")
        .contains("ALTER TABLE \"public\".\"notes\" ALTER COLUMN \"user_id\" TYPE text");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void passes_what_follows_its_rules_or_is_less_severe_than_asked_for() throws Exception {
    project.migration("V1__notes.sql", "CREATE TABLE \"Notes\" (id uuid PRIMARY KEY)");
    CommandRun found = project.run("check", "--rule", "snake-case-names");
    assertThat(found.out()).contains("[NAM001 snake-case-names] warning  public.\"Notes\"");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(project.run("check", "--rule=NAM001", "--fail-on=error").exitCode()).isZero();
    assertThat(project.run("check", "--rule=KEY001").exitCode()).isZero();
  }

  @Test
  void takes_rules_from_the_projects_file_unless_options_say_otherwise() throws Exception {
    project
        .migration("V1__notes.sql", "CREATE TABLE \"Notes\" (id uuid PRIMARY KEY)")
        .file("seedbed.yaml", "rules: {rules: {NAM001: on}, fail-on: error}\n");
    CommandRun run = project.run("check");
    assertThat(run.out()).contains(" of 1 rule\n\n[NAM001 snake-case-names] warning");
    assertThat(run.exitCode()).isZero();
    assertThat(project.run("check", "--fail-on=warning").exitCode()).isEqualTo(1);
    assertThat(project.run("check", "--pack=mana").out()).startsWith("pack mana, ");
  }

  @Test
  void leaves_rules_on_migrations_to_lint() throws Exception {
    project.migration("V1__notes.sql", NOTES);
    assertThat(project.run("check", "--pack=recommended").out()).doesNotContain("MIG0");
  }

  @Test
  void writes_several_reports_at_once_each_as_its_schema_says() throws Exception {
    CommandRun run =
        project
            .migration("V1__notes.sql", NOTES)
            .run(
                "check",
                "--format=github",
                "--format=sarif",
                "--output=reports/seedbed.sarif",
                "--format=junit",
                "--output=reports/seedbed.xml",
                "--format=gitlab",
                "--output=reports/gitlab.json",
                "--format=json",
                "--output=reports/seedbed.json");
    assertThat(run.out()).startsWith("::error file=db/migration/V1__notes.sql,line=1,");
    assertThat(run.err())
        .isEqualTo(
            """
            sarif report: reports/seedbed.sarif
            junit report: reports/seedbed.xml
            gitlab report: reports/gitlab.json
            json report: reports/seedbed.json
            """);
    assertValid("/schema/sarif-schema-2.1.0.json", project.read("reports/seedbed.sarif"));
    assertValid(
        "/dev/seedbed/assertions/report-1.schema.json", project.read("reports/seedbed.json"));
    assertThat(problems(SCHEMAS.resolve("gitlab-code-quality.schema.json"), "reports/gitlab.json"))
        .isEmpty();
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SCHEMAS.resolve("junit-report.xsd").toFile())
        .newValidator()
        .validate(new StreamSource(folder.resolve("reports/seedbed.xml").toFile()));
    Element suite = suite(project.read("reports/seedbed.xml"));
    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    assertThat(suite.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("failures")))
        .isPositive();
    for (JsonNode issue : new ObjectMapper().readTree(project.read("reports/gitlab.json"))) {
      assertThat(issue.at("/location/path").asText()).isEqualTo("db/migration/V1__notes.sql");
    }
  }

  @Test
  void prints_json_if_it_is_asked_for() throws Exception {
    CommandRun run = project.migration("V1__notes.sql", NOTES).run("--json", "check");
    assertValid("/dev/seedbed/assertions/report-1.schema.json", run.out());
  }

  @Test
  void colours_findings_by_their_severity() throws Exception {
    CommandRun run =
        project.migration("V1__notes.sql", NOTES).run("check", "--rule=TYP001", "--color=always");
    assertThat(run.out())
        .contains(
            "[TYP001 text-user-ids] \u001b[31merror\u001b[0m\u001b[1m  public.notes.user_id\u001b[0m\n");
  }

  @Test
  void refuses_two_reports_for_standard_output() throws Exception {
    CommandRun run =
        project
            .migration("V1__notes.sql", NOTES)
            .run("check", "--rule=KEY001", "--format=sarif", "--format=junit");
    assertThat(run.err())
        .isEqualTo(
            """
            Two reports for standard output
              expected: at most one --format without --output
              actual: --format junit is the second
              To fix: write --format junit --output FILE
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void tells_ten_thousand_findings() throws Exception {
    String tables =
        IntStream.range(0, 10)
            .mapToObj(
                table ->
                    IntStream.range(0, 1000)
                        .mapToObj(column -> "\"Column" + column + "\" int")
                        .collect(
                            Collectors.joining(
                                ", ", "CREATE TABLE t" + table + " (id uuid PRIMARY KEY, ", ");")))
            .collect(Collectors.joining("\n"));
    CommandRun run = project.migration("V1__wide.sql", tables).run("check", "--rule=NAM001");
    assertThat(run.out()).contains(": 10000 findings (10000 warnings) of 1 rule");
    assertThat(run.out().lines().filter(line -> line.startsWith("[NAM001"))).hasSize(10_000);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void counts_lines_that_end_as_on_windows() throws Exception {
    CommandRun run =
        project
            .migration("V1__notes.sql", ("-- first\n\n" + NOTES).replace("\n", "\r\n"))
            .run("check", "--rule=TYP001");
    assertThat(run.out()).contains("  at: db/migration/V1__notes.sql:5\n").doesNotContain("\r");
  }

  @Test
  void without_migrations_it_says_where_it_looked() throws Exception {
    CommandRun none = project.run("check");
    assertThat(none.err()).contains("db/migration").contains("To fix:").doesNotContain("\tat ");
    assertThat(none.exitCode()).isEqualTo(2);
    Files.createDirectories(folder.resolve("db/migration"));
    CommandRun empty = project.run("check");
    assertThat(empty.err()).contains("db/migration").contains("To fix:").doesNotContain("\tat ");
    assertThat(empty.exitCode()).isEqualTo(2);
  }

  @Test
  void a_schema_without_tables_is_no_clean_one() throws Exception {
    CommandRun run = project.migration("V1__empty.sql", "CREATE SCHEMA app").run("check");
    assertThat(run.out()).contains(" has no tables to hold to a pack\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_migration_that_fails_ends_it_with_the_place() throws Exception {
    CommandRun run = project.migration("V1__broken.sql", "SELECT 1;\nCREATE TABLE;\n").run("check");
    assertThat(run.err()).contains("db/migration/V1__broken.sql").doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void a_database_that_goes_away_in_the_middle_ends_it_with_3() throws Exception {
    CommandRun run =
        project
            .migration("V1__notes.sql", NOTES)
            .file(
                "pack.yaml",
                """
                sql: [gone.sql]
                """)
            .file(
                "gone.sql",
                """
                -- id: GON001
                -- slug: gone
                -- severity: error
                -- title: The connection is there
                -- problem: it is not
                -- expected: a connection
                -- examines: [connection, connections]
                -- fix: SELECT 1
                SELECT 'relation' AS kind, ARRAY['public', 'notes'] AS names,
                       pg_terminate_backend(pg_backend_pid()) AS ok, 'none' AS actual
                """)
            .run("check", "--pack=pack.yaml");
    assertThat(run.err()).startsWith("The database went away\n").doesNotContain("\tat ");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void names_the_nearest_rule() throws Exception {
    CommandRun run = project.migration("V1__notes.sql", NOTES).run("check", "--rule=text-user-id");
    assertThat(run.err())
        .startsWith(
            """
            No rule text-user-id
              expected: the id or slug of a rule
              actual: text-user-id
              To fix: write text-user-ids
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void takes_a_database_as_it_is() throws Exception {
    ServerOfTests.create("App_Test");
    ServerOfTests.execute(
        "App_Test", "CREATE SCHEMA \"Shop\" CREATE TABLE notes (id uuid, user_id uuid)");
    project.file("seedbed.yaml", "server: embedded\n");
    CommandRun run =
        CommandRun.in(folder)
            .run("check", "--url", ServerOfTests.url("App_Test"), "--rule=KEY001,TYP001");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("database App_Test")
        .contains("[KEY001 primary-keys] error  \"Shop\".notes\n")
        .contains("  at: unknown - migrations were not traced\n");
    assertThat(run.exitCode()).isEqualTo(1);
    CommandRun gone =
        CommandRun.in(folder).run("check", "--url=jdbc:postgresql://localhost:1/app_test");
    assertThat(gone.err()).startsWith("Cannot connect: database \"app_test\" at localhost:1\n");
    assertThat(gone.exitCode()).isEqualTo(3);
  }

  @Test
  void a_report_that_cannot_be_written_says_so() throws Exception {
    CommandRun run =
        project
            .migration("V1__notes.sql", NOTES)
            .run("check", "--rule=KEY001", "--format=sarif", "--output=db/migration");
    assertThat(run.err())
        .startsWith(
            "Cannot write the report "
                + folder.toAbsolutePath().resolve("db/migration")
                + "\n  expected: a file that can be made or replaced\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static Element suite(String xml) throws Exception {
    return (Element)
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getElementsByTagName("testsuite")
            .item(0);
  }

  private Set<ValidationMessage> problems(Path schema, String report) throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(Files.readString(schema))
        .validate(project.read(report), InputFormat.JSON);
  }

  private static void assertValid(String schema, String text) throws Exception {
    try (InputStream stream =
        Objects.requireNonNull(CheckCommandIT.class.getResourceAsStream(schema), schema)) {
      assertThat(
              JsonSchemaFactory.getInstance(VersionFlag.V7)
                  .getSchema(stream)
                  .validate(text, InputFormat.JSON))
          .isEmpty();
    }
  }
}
