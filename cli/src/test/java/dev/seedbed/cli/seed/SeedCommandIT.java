package dev.seedbed.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.ServerOfTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedCommandIT {
  @TempDir private Path folder;

  private SeededDatabase database = new SeededDatabase("seed_test");

  @BeforeEach
  void make() throws SQLException {
    database = SeededDatabase.of("seed_test");
  }

  @Test
  void agents_and_messages_are_loaded_verified_and_reported_as_json() throws Exception {
    CommandRun run = seed("--tenants", "3", "--messages", "300", "--verify", "--json");

    assertThat(run.err()).contains("comparing the tables with the manifest");
    assertThat(run.exitCode()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("place").asText()).isEqualTo("seed_test");
    assertThat(json.get("complete").asBoolean()).isTrue();
    assertThat(json.get("verified").asBoolean()).isTrue();
    assertThat(json.get("seed").asLong()).isEqualTo(42);
    assertThat(json.get("written").asLong()).isEqualTo(json.get("rows").asLong()).isEqualTo(318);
    assertThat(json.get("tables").findValuesAsText("table"))
        .containsExactly("tenants", "agents", "messages");
    assertThat(database.number("SELECT count(*) FROM app.messages")).isEqualTo(300);
  }

  @Test
  void the_plan_of_the_project_is_loaded_once_and_other_numbers_are_another_plan()
      throws Exception {
    Files.writeString(
        folder.resolve("seedbed.yaml"),
        """
        seed-plan:
          seed: 7
          agents: {tenants: 2, messages: 40}
        """);

    CommandRun first = seed();
    CommandRun again = seed("--resume");
    CommandRun other = seed("--messages", "50");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("app.messages", " 40 rows")
        .containsPattern("seed_test: 52 rows of seed 7 in \\d+\\.\\d s\n");
    assertThat(again.out()).containsPattern("seed_test: 0 rows of seed 7 in .* s, 52 were there\n");
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.err()).startsWith("Tables to be loaded have rows already\n");
    assertThat(database.number("SELECT count(*) FROM app.messages")).isEqualTo(40);
  }

  @Test
  void without_a_plan_and_without_tables_of_agents_it_says_what_to_write() throws Exception {
    ServerOfTests.execute("seed_test", "DROP SCHEMA app CASCADE; CREATE TABLE notes (id int)");

    CommandRun run = seed();

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            """
            Cannot tell which table of database "seed_test" holds messages
              expected: one table named agent_messages, messages, agent_message, message, chat_messages
              actual: none among the 1 tables
              To fix: say which: mapping: {message: app.companies}
                  or: plan single tables instead of agents: tables: {app.companies: {count: 1000}}
            """);
  }

  @Test
  void resuming_what_nobody_began_is_refused() throws Exception {
    CommandRun run = seed("--messages", "40", "--resume");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            """
            No load to go on with
              expected: an earlier load of seed 42, generator version 3, 100 rows
              actual: no plan was loaded here
              why: the load was told only to go on
              To fix: load the plan that was begun: the same seed, numbers and schema
                  or: begin this one: load it without Bulk.onlyGoOn() or --resume
            """);
    assertThat(database.number("SELECT count(*) FROM app.tenants")).isZero();
  }

  @Test
  void files_come_in_parts_with_manifests_that_a_database_is_compared_with() throws Exception {
    CommandRun whole =
        seed("--messages", "40", "--out", "rows", "--format", "copy", "--manifest", "whole.json");
    CommandRun part = seed("--messages", "40", "--out", "parts", "--partition", "2/3");
    seed("--messages", "40", "--defer-indexes", "--workers", "1");
    CommandRun same = seed("--verify=rows/manifest.json");
    CommandRun other = seed("--verify=parts/manifest-2of3.json");

    assertThat(whole.out()).contains("100 rows of seed 42");
    assertThat(part.exitCode()).isZero();
    assertThat(names("rows"))
        .containsExactly(
            "app.agents.copy", "app.messages.copy", "app.tenants.copy", "manifest.json");
    assertThat(folder.resolve("whole.json"))
        .hasSameTextualContentAs(folder.resolve("rows/manifest.json"));
    assertThat(names("parts"))
        .containsExactly(
            "app.agents-2of3.csv",
            "app.messages-2of3.csv",
            "app.tenants-2of3.csv",
            "manifest-2of3.json");
    assertThat(same.exitCode()).isZero();
    assertThat(same.out()).contains("; verified");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).startsWith("The database does not have the rows of seed 42\n");
  }

  @Test
  void a_number_of_workers_that_makes_no_sense_is_an_error_of_usage() {
    CommandRun run = seed("--workers", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            Not a number of workers: --workers 0
              expected: a number from 1 to 1000
              actual: 0
              To fix: leave --workers away: as many as processors, up to 4
            """);
  }

  @Test
  void files_need_no_database_where_migrations_make_the_tables() throws Exception {
    Path migrations = Files.createDirectories(folder.resolve("db/migration"));
    Files.writeString(migrations.resolve("V1__tables.sql"), SeededDatabase.SQL);

    CommandRun run =
        CommandRun.in(folder)
            .with("SEEDBED_SERVER", "embedded")
            .run("seed", "--messages", "20", "--out", "rows", "--format", "ndjson", "--json");

    assertThat(run.err()).doesNotContain("expected:");
    Path messages = folder.resolve("rows/app.messages.ndjson");
    assertThat(Files.readAllLines(messages)).hasSize(20);
    JsonNode last = JsonMapper.builder().build().readTree(run.out()).get("files").get(2);
    assertThat(last.get("table").asText()).isEqualTo("messages");
    assertThat(last.get("name").asText()).isEqualTo("app.messages.ndjson");
    assertThat(last.get("bytes").asLong()).isEqualTo(Files.size(messages));
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_an_error_that_names_it() throws Exception {
    Files.writeString(folder.resolve("rows"), "a file");

    CommandRun run = seed("--messages", "20", "--out", "rows");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Cannot write the rows of the seed plan to " + folder.resolve("rows") + "\n")
        .contains("actual: FileAlreadyExistsException: ");
  }

  @Test
  void a_database_that_is_for_neither_tests_nor_development_must_be_named() throws Exception {
    SeededDatabase shop = SeededDatabase.of("shop");
    String[] command = {"seed", "--url", shop.url(), "--messages", "20"};

    CommandRun refused = CommandRun.in(folder).run(command);
    List<String> named = new ArrayList<>(List.of(command));
    named.addAll(List.of("--yes-this-database", "shop"));
    CommandRun allowed = CommandRun.in(folder).run(named.toArray(String[]::new));

    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).startsWith("Not a ").contains("\"shop\"");
    assertThat(allowed.exitCode()).isZero();
    assertThat(shop.number("SELECT count(*) FROM app.messages")).isEqualTo(20);
  }

  @Test
  void progress_is_lines_when_piped_a_bar_on_a_terminal_and_nothing_when_quiet() throws Exception {
    CommandRun piped = seed("--messages", "40");
    database = SeededDatabase.of("seed_test");
    CommandRun quiet = seed("--messages", "40", "--quiet");
    database = SeededDatabase.of("seed_test");
    CommandRun shown =
        CommandRun.in(folder).atTerminal().run("seed", "--url", database.url(), "--messages", "40");

    assertThat(piped.err()).contains("done: 100 %, ").doesNotContain("\u001b");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).contains("seed_test: 100 rows");
    assertThat(shown.err()).contains("[########################] 100 %").endsWith("\r\u001b[K");
  }

  private CommandRun seed(String... options) {
    List<String> arguments = new ArrayList<>(List.of("seed", "--url", database.url()));
    arguments.addAll(List.of(options));
    return CommandRun.in(folder).run(arguments.toArray(String[]::new));
  }

  private List<String> names(String written) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(written))) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
