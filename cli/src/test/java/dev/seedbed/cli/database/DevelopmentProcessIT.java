package dev.seedbed.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a development database in processes of their own, which somebody may stop. */
class DevelopmentProcessIT {
  private final Path folder;
  private final Path project;
  private final Map<String, String> environment;

  DevelopmentProcessIT(@TempDir(factory = MemoryFolder.class) Path folder) throws IOException {
    this.folder = folder;
    this.project = Files.createDirectory(folder.resolve("shop"));
    // Root's server runs as another user, who must reach its data.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    environment =
        Map.of("XDG_STATE_HOME", folder.resolve("state").toString(), "SEEDBED_SERVER", "embedded");
  }

  @BeforeEach
  void write_migrations() throws IOException {
    write("db/migration/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY, name text);");
    write("db/migration/V2__names.sql", "CREATE INDEX users_name ON users (name);");
  }

  @AfterEach
  void take_down() {
    inThisProcess("down", "--remove", "--quiet");
  }

  @Test
  void a_signal_while_it_migrates_stops_the_server_and_rolls_back() throws Exception {
    write("db/migration/V3__slow.sql", "CREATE TABLE slow (id int);\nSELECT pg_sleep(120);");
    ChildProcess up = ChildProcess.classes(project, environment).start("up");
    awaitSleep(up);

    up.terminate();

    CommandRun ended = up.end();
    assertThat(ended.exitCode()).isEqualTo(143);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).doesNotContain("Exception");
    assertThat(postmasters()).isEmpty();
    write("db/migration/V3__slow.sql", "CREATE TABLE slow (id int);");
    CommandRun again = inThisProcess("up");
    assertThat(again.out())
        .startsWith("database    shop_dev, started\n")
        .contains("V3__slow.sql")
        .doesNotContain("note ");
  }

  @Test
  void ctrl_c_while_it_migrates_what_ran_before_leaves_the_server_running() throws Exception {
    inThisProcess("up");
    write("db/migration/V3__slow.sql", "LOCK TABLE users;\nSELECT pg_sleep(120);");
    ChildProcess up = ChildProcess.classes(project, environment).atTerminal().start("up");
    awaitSleep(up);

    up.interrupt();

    CommandRun ended = up.end();
    assertThat(ended.exitCode()).isEqualTo(130);
    assertThat(ended.err()).doesNotContain("Exception");
    assertThat(postmasters()).hasSize(1);
    assertThat(ask("SET lock_timeout = '20s'; SELECT count(*) FROM users")).isEqualTo("0");
    assertThat(inThisProcess("status").out()).endsWith("2 applied, 1 pending\n");
  }

  @Test
  void ctrl_c_while_it_is_made_leaves_nothing_that_runs_and_the_next_one_makes_it()
      throws Exception {
    ChildProcess up = ChildProcess.classes(project, environment).atTerminal().start("up");
    while (up.process().isAlive() && !up.err().toString().contains("making the development")) {
      Thread.sleep(5);
    }

    up.interrupt();

    assertThat(up.end().exitCode()).isEqualTo(130);
    assertThat(postmasters()).isEmpty();
    CommandRun again = inThisProcess("up");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("migrations  2 applied in ").doesNotContain("note ");
    assertThat(postmasters()).hasSize(1);
  }

  @Test
  void a_snapshot_is_written_checked_and_compared() throws Exception {
    Path snapshot = project.resolve("schema.sql");

    assertThat(ended(0, "snapshot")).isEqualTo(snapshot + ": 4 objects\n");
    assertThat(snapshot).content().contains("CREATE TABLE public.users");
    byte[] written = Files.readAllBytes(snapshot);
    assertThat(ended(0, "snapshot", "--check")).isEqualTo(snapshot + " is up to date\n");
    assertThat(ended(0, "diff", "migrations", "snapshot:schema.sql"))
        .isEqualTo("no difference between migrations and snapshot:schema.sql\n");

    write("db/migration/V3__agents.sql", "\n\nCREATE TABLE agents (id int);");
    assertThat(ended(1, "snapshot", "--check"))
        .startsWith(snapshot + " is out of date; seedbed snapshot writes it anew\n\n")
        .contains("table public.agents  (db/migration/V3__agents.sql:3)");
    assertThat(snapshot).hasBinaryContent(written);
    assertThat(ended(1, "diff", "migrations", "snapshot:schema.sql"))
        .startsWith("- only or so in migrations\n+ only or so in snapshot:schema.sql\n")
        .contains("table public.agents  (db/migration/V3__agents.sql:3)");
  }

  @Test
  void migrations_are_compared_with_init_scripts_and_traced() throws Exception {
    write(
        "docker/initdb/01-all.sql",
        """
        CREATE TABLE users (id int PRIMARY KEY, name text);
        CREATE INDEX users_name ON users (name);
        """);
    assertThat(ended(0, "diff", "migrations", "init:docker/initdb"))
        .isEqualTo("no difference between migrations and init:docker/initdb\n");
    write("docker/initdb/02-more.sql", "ALTER TABLE users ADD COLUMN age int;\n");
    assertThat(ended(1, "diff", "migrations", "init:docker/initdb"))
        .contains("+ only or so in init:docker/initdb\n")
        .contains("age");

    assertThat(ended(0, "trace"))
        .containsPattern(
            """
            (?m)^db/migration/V1__users.sql:1  \\d+\\.\\d ms
            (  .*
            )*  CREATE TABLE  table public\\.users
            """)
        .containsPattern(
            """
            (?m)^db/migration/V2__names.sql:1  \\d+\\.\\d ms
            (  .*
            )*  CREATE INDEX  index public\\.users_name
            (  .*
            )*  ShareLock on public\\.users
            """
                .stripTrailing());
  }

  @Test
  void it_is_stopped_and_removed() throws Exception {
    assertThat(ended(0, "down")).isEqualTo("it did not run\n");
    CommandRun up = ChildProcess.classes(project, environment).start("up").end();
    assertThat(up.exitCode()).as(up.err()).isZero();

    assertThat(ended(0, "down")).isEqualTo("stopped; its data stay\n");
    assertThat(postmasters()).isEmpty();
    assertThat(ended(0, "up")).startsWith("database    shop_dev, started\n");
    assertThat(ended(0, "down", "--remove")).isEqualTo("stopped, and its data removed\n");
    assertThat(postmasters()).isEmpty();
    assertThat(ended(0, "down")).isEqualTo("it did not run\n");
  }

  /** What a command prints that ends so. */
  private String ended(int exitCode, String... arguments) {
    CommandRun run = inThisProcess(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    return run.out();
  }

  private CommandRun inThisProcess(String... arguments) {
    return CommandRun.in(project).with(environment).run(arguments);
  }

  private void awaitSleep(ChildProcess up) throws Exception {
    while (up.process().isAlive()) {
      CommandRun url = inThisProcess("url", "--jdbc");
      if (url.exitCode() == 0 && sleeps(url.out().strip())) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it ended: " + up.err());
  }

  private static boolean sleeps(String url) {
    String sql =
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE wait_event = 'PgSleep' AND datname = current_database()";
    try {
      return ask(url, sql).equals("1");
    } catch (SQLException e) {
      // It is not there yet.
      return false;
    }
  }

  private String ask(String sql) throws SQLException {
    return ask(inThisProcess("url", "--jdbc").out().strip(), sql);
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** The first processes of this project's servers. */
  private List<ProcessHandle> postmasters() {
    String data = "postgres -D " + folder.resolve("state");
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(each -> each.info().commandLine().orElse("").contains(data)).toList();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
