package dev.seedbed.database.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentDatabaseIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Path home;
  private final Path project;
  private final List<String> progress = new ArrayList<>();

  DevelopmentDatabaseIT(@TempDir Path folder) throws IOException {
    // Root's server runs as another user, who must reach its data. In memory all is faster.
    open(folder);
    Path memory = Path.of("/dev/shm");
    Path base =
        Files.isWritable(memory) ? open(Files.createTempDirectory(memory, "seedbed-test")) : folder;
    home = open(Files.createDirectory(base.resolve("state of 'mine'")));
    project = Files.createDirectory(folder.resolve("My \"Shop\" '1'"));
  }

  private static Path open(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @BeforeEach
  void write_a_migration() throws IOException {
    write("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);\r\nSELECT 1;\r\n");
  }

  @AfterEach
  void take_down() throws SQLException, IOException {
    database().down(true, MINUTE, progress::add);
    try (Stream<Path> left = Files.walk(home)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    if (home.startsWith("/dev/shm")) {
      Files.delete(home.getParent());
    }
  }

  @Test
  void is_there_for_code_as_its_page_shows() throws Exception {
    Settings settings = settings(project);
    Map<String, String> environment = Map.of("XDG_STATE_HOME", home.toString());
    Migrations migrations = migrations();
    // tag::up[]
    try (DevelopmentDatabase database = DevelopmentDatabase.of(settings, environment)) {
      UpReport report = database.up(migrations, UpOptions.DEFAULT, progress::add);
      ExternalServer server = report.server();
      try (Connection connection = server.connect(server.database())) {
        assertThat(connection.getCatalog()).isEqualTo("my_shop_1_dev");
      }
    }
    // end::up[]
    try (DevelopmentDatabase database = DevelopmentDatabase.of(settings, environment)) {
      assertThat(database.running(DatabaseUse.READING).database()).isEqualTo("my_shop_1_dev");
      database.down(true, MINUTE, progress::add);
    }
  }

  @Test
  void is_made_and_migrated_and_answers_to_others() throws Exception {
    UpReport report = up();

    assertThat(report.action()).isEqualTo(UpReport.Action.MADE);
    assertThat(report.migrations().applied()).singleElement().asString().endsWith("V1__users.sql");
    ExternalServer server = database().running(DatabaseUse.DEVELOPMENT);
    assertThat(server.database()).isEqualTo("my_shop_1_dev");
    for (ExternalServer reading :
        List.of(database().running(DatabaseUse.READING), database().ifRunning().orElseThrow())) {
      try (Connection connection = reading.connect(reading.database());
          Statement statement = connection.createStatement()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("INSERT INTO users VALUES (7)"))
            .withMessageContaining("cannot execute INSERT in a read-only transaction");
      }
    }
    assertThat(server.administrator().password()).hasSizeGreaterThan(30);
    assertThat(ask("SELECT count(*) FROM users")).isEqualTo("0");
    assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask("SHOW fsync")).isEqualTo("on");
    assertThat(ask("SHOW full_page_writes")).isEqualTo("on");
    assertThat(ask("SHOW password_encryption")).isEqualTo("scram-sha-256");
  }

  @Test
  void runs_already_the_second_time_and_takes_what_is_pending() throws Exception {
    UpReport first = up();
    write("V2__agents.sql", "CREATE TABLE agents (id int);");

    UpReport second = up();

    assertThat(second.action()).isEqualTo(UpReport.Action.RAN_ALREADY);
    assertThat(second.migrations().applied()).singleElement().asString().endsWith("V2__agents.sql");
    assertThat(second.migrations().alreadyApplied()).isEqualTo(1);
    assertThat(port(second)).isEqualTo(port(first));
  }

  @Test
  void keeps_data_and_port_when_it_is_taken_down_and_brought_up_again() throws Exception {
    UpReport first = up();
    execute("INSERT INTO users VALUES (7)");

    DownReport down = database().down(false, MINUTE, progress::add);
    assertThat(down).isEqualTo(new DownReport(false, true, false));
    assertThat(database().ifRunning()).isEmpty();
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> database().running(DatabaseUse.READING))
        .withMessage(
            """
            The development database does not run: %s
              expected: one that seedbed up has started
              actual: nobody answers at 127.0.0.1:%d (SQLSTATE 08001)
              To fix: start it: seedbed up
                  or: name another database: --url postgresql://…"""
                .formatted(project.toRealPath(), port(first)));

    UpReport again = up();
    assertThat(again.action()).isEqualTo(UpReport.Action.STARTED);
    assertThat(again.notes()).isEmpty();
    assertThat(port(again)).isEqualTo(port(first));
    assertThat(ask("SELECT id FROM users")).isEqualTo("7");
  }

  @Test
  void goes_with_its_data_when_it_is_to_be_removed() throws Exception {
    up();

    assertThat(database().down(true, MINUTE, progress::add))
        .isEqualTo(new DownReport(false, true, true));

    assertThat(database().folder()).doesNotExist();
    assertThat(processes()).isEmpty();
    assertThat(database().down(true, MINUTE, progress::add))
        .isEqualTo(new DownReport(false, false, false));
  }

  @Test
  void is_made_anew_on_demand() throws Exception {
    up();
    execute("INSERT INTO users VALUES (7)");

    UpReport report = up(UpOptions.DEFAULT.withReset(true));

    assertThat(report.action()).isEqualTo(UpReport.Action.MADE);
    assertThat(ask("SELECT count(*) FROM users")).isEqualTo("0");
  }

  @Test
  void recovers_when_its_processes_were_killed() throws Exception {
    UpReport first = up();
    execute("INSERT INTO users VALUES (7)");
    killPostmaster();

    UpReport again = up();

    assertThat(again.action()).isEqualTo(UpReport.Action.STARTED);
    assertThat(again.notes())
        .containsExactly("it had not been stopped in order; PostgreSQL has repaired its data");
    assertThat(port(again)).isEqualTo(port(first));
    assertThat(ask("SELECT id FROM users")).isEqualTo("7");
  }

  @Test
  void does_not_take_another_program_for_its_own_that_has_its_process_id() throws Exception {
    up();
    database().down(false, MINUTE, progress::add);
    Path note = data().resolve("postmaster.pid");
    long other = ProcessHandle.current().pid();
    Files.writeString(note, other + "\n" + data() + "\n1\n1\n\n127.0.0.1\n  1 1\nready\n");

    UpReport again = up();

    assertThat(again.action()).isEqualTo(UpReport.Action.STARTED);
    assertThat(ProcessHandle.of(other)).isPresent();
    assertThat(ask("SELECT 1")).isEqualTo("1");
  }

  @Test
  void is_made_anew_when_its_data_are_gone() throws Exception {
    up();
    database().down(false, MINUTE, progress::add);
    Files.delete(data().resolve("PG_VERSION"));

    UpReport again = up();

    assertThat(again.action()).isEqualTo(UpReport.Action.MADE);
    assertThat(again.notes()).containsExactly("its data were gone, so it was made anew");
  }

  @Test
  void takes_another_port_when_its_own_is_taken_meanwhile() throws Exception {
    UpReport first = up();
    database().down(false, MINUTE, progress::add);

    try (ServerSocket other = listen(port(first))) {
      assertThat(other.isBound()).isTrue();
      UpReport again = up();

      assertThat(port(again)).isNotEqualTo(port(first));
      assertThat(again.notes())
          .containsExactly(
              "it listens at port %d now, and did at %d before"
                  .formatted(port(again), port(first)));
    }
  }

  @Test
  void refuses_a_port_that_is_taken_if_it_was_asked_for() throws Exception {
    try (ServerSocket other = listen(0)) {
      int port = other.getLocalPort();
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> up(UpOptions.DEFAULT.withPort(port)))
          .withMessage(
              """
              Port is taken: %d
                expected: a free port for the development database
                actual: another program listens there
                To fix: stop the other program
                    or: take another: seedbed up --port 0"""
                  .formatted(port));
      assertThat(processes()).isEmpty();
    }
    // What was begun is no obstacle.
    assertThat(up().action()).isEqualTo(UpReport.Action.MADE);
  }

  @Test
  void is_made_once_when_two_bring_it_up_at_once() throws Exception {
    CompletableFuture<UpReport> one = CompletableFuture.supplyAsync(this::upUnchecked);
    CompletableFuture<UpReport> other = CompletableFuture.supplyAsync(this::upUnchecked);

    assertThat(List.of(one.get().action(), other.get().action()))
        .containsExactlyInAnyOrder(UpReport.Action.MADE, UpReport.Action.RAN_ALREADY);
    assertThat(processes()).hasSize(1);
  }

  @Test
  void lies_beside_those_of_other_projects() throws Exception {
    Path second = Files.createDirectory(project.resolveSibling("other"));
    DevelopmentDatabase other = new DevelopmentDatabase(settings(second), home);
    up();
    try {
      UpReport report = other.up(migrations(), UpOptions.DEFAULT, progress::add);

      assertThat(report.action()).isEqualTo(UpReport.Action.MADE);
      assertThat(report.server().database()).isEqualTo("other_dev");
      execute("INSERT INTO users VALUES (7)");
      assertThat(ask(report.server(), "SELECT count(*) FROM users")).isEqualTo("0");
    } finally {
      other.down(true, MINUTE, progress::add);
    }
    assertThat(ask("SELECT count(*) FROM users")).isEqualTo("1");
  }

  @Test
  void runs_on_when_a_migration_fails() throws Exception {
    write("V2__wrong.sql", "CREATE TABLE agents (id int);\nSELECT * FROM nowhere;");

    assertThatExceptionOfType(MigrationException.class).isThrownBy(this::up);

    assertThat(ask("SELECT to_regclass('agents') IS NULL")).isEqualTo("t");
    write("V2__wrong.sql", "CREATE TABLE agents (id int);");
    assertThat(up().action()).isEqualTo(UpReport.Action.RAN_ALREADY);
  }

  @Test
  void stops_what_it_started_when_it_is_broken_off_while_it_migrates() throws Exception {
    write("V2__slow.sql", "CREATE TABLE slow (id int);\nSELECT pg_sleep(60);");
    DevelopmentDatabase database = database();
    CompletableFuture<Object> up =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return database.up(migrations(), UpOptions.DEFAULT, progress::add);
              } catch (SQLException | SeedbedException e) {
                return e;
              }
            });
    awaitQuery("pg_sleep(60)");

    database.close();

    assertThat(processes()).isEmpty();
    assertThat(up.get()).isInstanceOf(SeedbedException.class);
    write("V2__slow.sql", "CREATE TABLE slow (id int);");
    assertThat(up().action()).isEqualTo(UpReport.Action.STARTED);
  }

  @Test
  void frees_locks_when_a_migration_of_what_runs_is_broken_off() throws Exception {
    up();
    write("V2__slow.sql", "LOCK TABLE users;\nSELECT pg_sleep(60);");
    DevelopmentDatabase database = database();
    CompletableFuture<Object> migration =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return database.migrate(migrations());
              } catch (SQLException | SeedbedException e) {
                return e;
              }
            });
    awaitQuery("pg_sleep(60)");

    database.close();

    execute("SET lock_timeout = '10s'; INSERT INTO users VALUES (7)");
    assertThat(migration.get()).isInstanceOf(Exception.class);
  }

  @Test
  void a_dry_run_leaves_not_even_a_schema_behind() throws Exception {
    up();
    write("V2__agents.sql", "CREATE TABLE agents (id int);");
    Migrations chat =
        Migrations.inSchema("Chat", migrations()).with(MigrationOptions.DEFAULT.withDryRun(true));

    assertThat(database().migrate(chat).applied()).isNotEmpty();
    assertThat(ask("SELECT to_regnamespace('\"Chat\"') IS NULL")).isEqualTo("t");
    assertThat(ask("SELECT to_regclass('agents') IS NULL")).isEqualTo("t");
  }

  @Test
  void says_who_changed_its_password() throws Exception {
    UpReport report = up();
    execute("ALTER ROLE postgres PASSWORD 'secret'");

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(this::up)
        .withMessage(
            """
            The development database refuses its password: user "postgres"
              expected: the password that seedbed up gave it
              actual: another one (SQLSTATE 28P01)
              why: somebody has changed it there
              To fix: change it back, to the one in the state file
                  or: make the database anew, without what was in it: seedbed up --reset""");
    assertThat(up(UpOptions.DEFAULT.withReset(true)).action()).isEqualTo(UpReport.Action.MADE);
    assertThat(port(report)).isPositive();
  }

  @Test
  void is_made_again_when_the_database_was_dropped() throws Exception {
    UpReport first = up();
    try (Connection connection = first.server().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE my_shop_1_dev");
    }

    UpReport again = up();

    assertThat(again.notes()).containsExactly("the database had been dropped, so it was made anew");
    assertThat(again.migrations().applied()).hasSize(1);
  }

  @Test
  void keeps_its_password_to_its_user() throws Exception {
    String password = up().server().administrator().password();

    Path state = database().folder().resolve("state.json");
    assertThat(Files.readString(state)).contains(password);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rw-------");
    assertThat(new StateFile(database().folder()).read().orElseThrow().toString())
        .doesNotContain(password);
    assertThat(String.join("\n", progress)).doesNotContain(password);
    assertThat(ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains(password));
  }

  @Test
  void is_removed_although_its_state_is_damaged() throws Exception {
    up();
    Path state = database().folder().resolve("state.json");
    Files.writeString(state, "{\"password\": \"hush");

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(this::up)
        .withMessage(
            """
            Not the state of a development database: %s
              expected: what seedbed up wrote
              actual: something else
              To fix: remove the database and what was in it: seedbed down --remove"""
                .formatted(state));
    assertThat(database().down(true, MINUTE, progress::add).removed()).isTrue();
    assertThat(processes()).isEmpty();
  }

  @Test
  void says_why_it_does_not_start() throws Exception {
    up();
    database().down(false, MINUTE, progress::add);
    Path version = data().resolve("PG_VERSION");
    String made = Files.readString(version).strip();
    Files.writeString(version, "12\n");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(this::up)
        .withMessageMatching(
            """
            The development database was made by PostgreSQL 12
              expected: programs of PostgreSQL 12
              actual: .*%s.* in /.*
              why: each major version has a form of its own for data
              To fix: set postgres-home to a PostgreSQL 12
                  or: make it anew, without what was in it: seedbed up --reset"""
                .formatted(made));
    Files.writeString(version, made + "\n");

    Path configuration = data().resolve("postgresql.conf");
    String good = Files.readString(configuration);
    Files.writeString(configuration, "no_such_setting = 1\n");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(this::up)
        .withMessageMatching(
            """
            The development database did not start
              expected: an answer to a query within 60 s
              actual: PostgreSQL says
                .*unrecognized configuration parameter "no_such_setting" in file "%1$s" line 1
                .*configuration file "%1$s" contains errors
              To fix: correct what it complains of
                  or: if it needs longer to repair its data, give it more time: seedbed up --wait 10m"""
                .formatted(configuration));
    Files.writeString(configuration, good);
    assertThat(up().action()).isEqualTo(UpReport.Action.STARTED);
  }

  @Test
  void gives_up_safety_from_crashes_if_told() throws Exception {
    up(UpOptions.DEFAULT.withDurable(false));
    assertThat(ask("SHOW fsync")).isEqualTo("off");
    database().down(false, MINUTE, progress::add);

    up();
    assertThat(ask("SHOW fsync")).isEqualTo("off");

    UpReport report = up(UpOptions.DEFAULT.withDurable(true));
    assertThat(report.notes())
        .containsExactly(
            "whether its data survive a crash changes when it is stopped and started again");
  }

  private UpReport up() throws SQLException {
    return up(UpOptions.DEFAULT);
  }

  private UpReport up(UpOptions options) throws SQLException {
    return database().up(migrations(), options, progress::add);
  }

  private UpReport upUnchecked() {
    try {
      return up();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DevelopmentDatabase database() {
    return new DevelopmentDatabase(settings(project), home);
  }

  private static Settings settings(Path root) {
    return Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), root);
  }

  private Migrations migrations() {
    return SqlFolder.at("filesystem:" + project.resolve("migrations"));
  }

  private void write(String name, String sql) throws IOException {
    Path folder = Files.createDirectories(project.resolve("migrations"));
    Files.writeString(folder.resolve(name), sql);
  }

  private Path data() {
    return database().folder().resolve("server/data");
  }

  private static int port(UpReport report) {
    return report.server().description().port();
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private String ask(String sql) throws SQLException {
    return ask(database().running(DatabaseUse.DEVELOPMENT), sql);
  }

  private static String ask(ExternalServer server, String sql) throws SQLException {
    try (Connection connection = server.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    ExternalServer server = database().running(DatabaseUse.DEVELOPMENT);
    try (Connection connection = server.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits until a statement runs there. */
  private void awaitQuery(String part) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try {
        String sql = "SELECT count(*) > 1 FROM pg_stat_activity WHERE query LIKE '%" + part + "%'";
        if (ask(sql).equals("t")) {
          return;
        }
      } catch (SQLException | SeedbedException e) {
        // It is not there yet.
      }
      Thread.sleep(50);
    }
    throw new AssertionError("nobody ran " + part);
  }

  /** The first processes of this project's servers. */
  private List<ProcessHandle> processes() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              each -> each.info().commandLine().orElse("").contains("postgres -D " + data()))
          .toList();
    }
  }

  private void killPostmaster() throws InterruptedException {
    ProcessHandle postmaster = processes().get(0);
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }
}
