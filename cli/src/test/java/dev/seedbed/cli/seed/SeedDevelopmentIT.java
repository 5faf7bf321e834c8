package dev.seedbed.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.cli.ChildProcess;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in the development database, which nobody names. */
class SeedDevelopmentIT {
  private final Path folder;
  private final Path project;

  SeedDevelopmentIT(@TempDir(factory = MemoryFolder.class) Path folder) throws IOException {
    this.folder = folder;
    this.project = Files.createDirectory(folder.resolve("Chat"));
    // Root's server runs as another user, who must reach its data.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path migrations = Files.createDirectories(project.resolve("db/migration"));
    Files.writeString(migrations.resolve("V1__tables.sql"), SeededDatabase.SQL);
  }

  @AfterEach
  void take_down() {
    run("down", "--remove", "--quiet");
  }

  @Test
  void up_loads_the_plan_of_the_project_once_and_seed_finds_it_there() throws Exception {
    plan("seed: 7\n  agents: {tenants: 2, messages: 40}");

    CommandRun up = run("up", "--seed");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(up.err()).contains("done: 100 %, ");
    assertThat(up.out())
        .startsWith("database    chat_dev, made and started\n")
        .containsPattern("\n\n  app.tenants   +2 rows\n(.*\n)*  app.messages  +40 rows\n")
        .containsPattern("\nchat_dev: 52 rows of seed 7 in \\d+\\.\\d s\n\nseedbed psql opens it");
    assertThat(number("SELECT count(*) FROM app.messages")).isEqualTo(40);

    JsonNode again = JsonMapper.builder().build().readTree(run("up", "--seed", "--json").out());
    assertThat(again.get("action").asText()).isEqualTo("ran-already");
    assertThat(again.get("rows").get("written").asInt()).isZero();
    assertThat(again.get("rows").get("rows").asInt()).isEqualTo(52);
    assertThat(run("seed", "--verify").out())
        .containsPattern("chat_dev: 0 rows of seed 7 in .* s, 52 were there; verified\n");
    assertThat(run("up").out()).doesNotContain("rows of seed");

    CommandRun anew = run("up", "--reset", "--seed");
    assertThat(anew.out()).containsPattern("chat_dev: 52 rows of seed 7 in \\d+\\.\\d s\n");
  }

  @Test
  void a_signal_while_rows_are_loaded_leaves_a_part_that_the_next_up_completes() throws Exception {
    plan("seed: 7\n  agents: {tenants: 2, messages: 120000}");
    ChildProcess up =
        ChildProcess.classes(project, environment()).atTerminal().start("up", "--seed");
    awaitMessages(up);

    up.interrupt();

    CommandRun ended = up.end();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(130);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("Stopped. What is loaded stays, and the same command goes on with the rest.")
        .doesNotContain("Exception");
    SeededDatabase.awaitIdle(this::number);
    CommandRun again = run("up", "--seed");
    assertThat(again.out())
        .startsWith("database    chat_dev, ran already\n")
        .containsPattern("chat_dev: [\\d,]+ rows of seed 7 in .* s, [\\d,]{5,} were there\n");
    assertThat(number("SELECT count(*) FROM app.messages")).isEqualTo(120_000);
  }

  /**
   * By one session as soon as there is a database: a new one for each look takes both processors.
   */
  private void awaitMessages(ChildProcess up) throws InterruptedException {
    while (up.process().isAlive()) {
      CommandRun url = run("url", "--jdbc");
      if (url.exitCode() == 0 && seesMessages(up, url.out().strip())) {
        return;
      }
      Thread.sleep(100);
    }
  }

  /** False if the server does not answer yet, or no more. */
  private static boolean seesMessages(ChildProcess up, String url) throws InterruptedException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      while (up.process().isAlive() && !hasMessages(statement)) {
        Thread.sleep(5);
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Asks for the table first, since migrations are yet to come. */
  private static boolean hasMessages(Statement statement) throws SQLException {
    try (ResultSet table =
        statement.executeQuery("SELECT to_regclass('seedbed.bulk_blocks') IS NOT NULL")) {
      table.next();
      if (!table.getBoolean(1)) {
        return false;
      }
    }
    try (ResultSet blocks =
        statement.executeQuery(
            "SELECT count(*) FROM seedbed.bulk_blocks WHERE table_name = 'app.messages'")) {
      blocks.next();
      return blocks.getLong(1) > 0;
    }
  }

  @Test
  void without_a_plan_it_is_agents_and_messages_in_the_database_that_runs() throws Exception {
    run("up");

    CommandRun seed = run("seed", "--tenants", "3", "--messages", "300");

    assertThat(seed.exitCode()).as(seed.err()).isZero();
    assertThat(seed.out()).containsPattern("chat_dev: 318 rows of seed 42 in ");
    assertThat(number("SELECT count(*) FROM app.messages")).isEqualTo(300);
  }

  @Test
  void rows_of_others_are_left_alone_and_the_server_runs_on() throws Exception {
    plan("seed: 7\n  agents: {tenants: 2, messages: 40}");
    run("up");
    number("INSERT INTO app.tenants VALUES ('mine', 'Mine') RETURNING 1");

    CommandRun up = run("up", "--seed");

    assertThat(up.exitCode()).isEqualTo(3);
    assertThat(up.err()).contains("Tables to be loaded have rows already\n");
    assertThat(up.out()).isEmpty();
    assertThat(number("SELECT count(*) FROM app.tenants")).isEqualTo(1);
  }

  @Test
  void a_plan_that_is_wrong_is_found_before_a_server_is_made() throws Exception {
    plan("seed: 7\n  agents: {tenants: -2}");

    CommandRun up = run("up", "--seed");

    assertThat(up.exitCode()).isEqualTo(2);
    assertThat(up.err()).contains("seedbed.yaml");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void a_url_of_a_development_database_is_seeded_and_that_of_another_purpose_is_not()
      throws Exception {
    run("up");
    String url = run("url").out().strip();
    String[] words = {"--server", "auto", "--messages", "40", "--url"};

    CommandRun given = seed(words, url);
    CommandRun other = seed(words, url.replace("/chat_dev", "/chat"));

    assertThat(given.exitCode()).as(given.err()).isZero();
    assertThat(given.out()).contains("chat_dev: 100 rows of seed 42");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).startsWith("Not a development database: \"chat\"\n");
  }

  private CommandRun seed(String[] words, String url) {
    String[] arguments = new String[words.length + 2];
    arguments[0] = "seed";
    System.arraycopy(words, 0, arguments, 1, words.length);
    arguments[words.length + 1] = url;
    return run(arguments);
  }

  private void plan(String text) throws IOException {
    Files.writeString(project.resolve("seedbed.yaml"), "seed-plan:\n  " + text + "\n");
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(project).with(environment()).run(arguments);
  }

  private Map<String, String> environment() {
    return Map.of(
        "XDG_STATE_HOME", folder.resolve("state").toString(), "SEEDBED_SERVER", "embedded");
  }

  private long number(String sql) throws SQLException {
    String url = run("url", "--jdbc").out().strip();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
