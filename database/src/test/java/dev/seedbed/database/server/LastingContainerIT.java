package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.development.DownReport;
import dev.seedbed.database.development.UpOptions;
import dev.seedbed.database.development.UpReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * A development database in a container. Where there is no Docker engine, what the user is told is
 * tested instead; with {@code SEEDBED_REQUIRE_CONTAINER=true} that is a failure.
 */
class LastingContainerIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Path project;
  private final Map<String, String> environment;
  private final List<String> progress = new ArrayList<>();

  LastingContainerIT(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    project = Files.createDirectory(folder.resolve("In a 'box'"));
    environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
    write("V1__users.sql", "CREATE EXTENSION vector;\nCREATE TABLE users (id int PRIMARY KEY);");
  }

  @AfterEach
  void take_down() throws SQLException {
    if (whyNone().isEmpty()) {
      database().down(true, MINUTE, progress::add);
    }
  }

  @TestFactory
  Stream<DynamicTest> container() {
    Optional<String> whyNone = whyNone();
    if (whyNone.isPresent()) {
      assertThat(System.getenv("SEEDBED_REQUIRE_CONTAINER"))
          .as("no Docker engine answers, but one is required: " + whyNone.get())
          .isNotEqualTo("true");
      return Stream.of(dynamicTest("says that no engine answers", this::saysThatNoneAnswers));
    }
    return Stream.of(
        afresh("is made and migrated in a container with a volume", this::isMade),
        afresh("keeps data and port when it is taken down", this::keepsData),
        afresh("recovers when it was killed", this::recovers),
        afresh("is made anew when its volume is gone", this::isMadeAnew),
        afresh("refuses a port that is taken", this::refusesAPort),
        afresh("is stopped when it is broken off", this::isStopped),
        afresh("says what the server complains of", this::saysWhatIsWrong));
  }

  /** Each begins and ends with nothing there. */
  private DynamicTest afresh(String name, Executable test) {
    return dynamicTest(
        name,
        () -> {
          try {
            test.execute();
          } finally {
            Files.deleteIfExists(migrations().resolve("V2__slow.sql"));
            database().down(true, MINUTE, progress::add);
          }
          assertThat(containers()).isEmpty();
          assertThat(volumes()).isEmpty();
        });
  }

  private void isMade() throws SQLException {
    UpReport report = up();

    assertThat(report.action()).isEqualTo(UpReport.Action.MADE);
    ServerDescription server = report.server().description();
    assertThat(server.kind()).isEqualTo(ServerKind.CONTAINER);
    assertThat(server.pgvector().available()).isTrue();
    assertThat(report.server().database()).isEqualTo("in_a_box_dev");
    assertThat(ask("SHOW fsync")).isEqualTo("on");
    assertThat(ask("SHOW password_encryption")).isEqualTo("scram-sha-256");
    assertThat(ask("SELECT '[1,2]'::vector")).isEqualTo("[1,2]");
    assertThat(ask("SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE oid = 10"))
        .isEqualTo("t");
    assertThat(containers())
        .singleElement()
        .satisfies(
            container ->
                assertThat(container.getPorts())
                    .singleElement()
                    .satisfies(
                        port -> {
                          assertThat(port.getIp()).isEqualTo("127.0.0.1");
                          assertThat(port.getPublicPort()).isEqualTo(server.port());
                        }));
    assertThat(volumes()).hasSize(1);
    assertThat(up().action()).isEqualTo(UpReport.Action.RAN_ALREADY);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> withPassword(report.server(), "wrong"))
        .matches(e -> "28P01".equals(e.getSQLState()));
  }

  private void keepsData() throws SQLException {
    UpReport first = up();
    execute("INSERT INTO users VALUES (7)");

    DownReport down = database().down(false, MINUTE, progress::add);

    assertThat(down).isEqualTo(new DownReport(false, true, false));
    assertThat(containers()).isEmpty();
    assertThat(volumes()).hasSize(1);
    UpReport again = up();
    assertThat(again.action()).isEqualTo(UpReport.Action.STARTED);
    assertThat(again.notes()).isEmpty();
    assertThat(again.server().description().port()).isEqualTo(first.server().description().port());
    assertThat(ask("SELECT id FROM users")).isEqualTo("7");
    assertThat(database().down(true, MINUTE, progress::add))
        .isEqualTo(new DownReport(false, true, true));
  }

  private void recovers() throws Exception {
    up();
    execute("INSERT INTO users VALUES (7)");
    try (DockerClient docker = docker()) {
      docker.killContainerCmd(containers().get(0).getId()).exec();
    }

    UpReport again = up();

    assertThat(again.action()).isEqualTo(UpReport.Action.STARTED);
    assertThat(again.notes())
        .containsExactly("it had not been stopped in order; PostgreSQL has repaired its data");
    assertThat(ask("SELECT id FROM users")).isEqualTo("7");
  }

  private void isMadeAnew() throws Exception {
    up();
    database().down(false, MINUTE, progress::add);
    try (DockerClient docker = docker()) {
      docker.removeVolumeCmd(volumes().get(0)).exec();
    }

    UpReport again = up();

    assertThat(again.action()).isEqualTo(UpReport.Action.MADE);
    assertThat(again.notes()).containsExactly("its data were gone, so it was made anew");
    assertThat(ask("SELECT count(*) FROM users")).isEqualTo("0");
  }

  private void refusesAPort() throws Exception {
    byte[] loopback = {127, 0, 0, 1};
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      UpOptions options = UpOptions.DEFAULT.withPort(other.getLocalPort());
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> up(options))
          .withMessageStartingWith("Port is taken: " + other.getLocalPort());
    }
    assertThat(containers()).isEmpty();
    assertThat(up().action()).isEqualTo(UpReport.Action.MADE);
  }

  private void isStopped() throws Exception {
    write("V2__slow.sql", "CREATE TABLE slow (id int);\nSELECT pg_sleep(60);");
    DevelopmentDatabase database = database();
    CompletableFuture<Object> up =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return database.up(plan(), UpOptions.DEFAULT, progress::add);
              } catch (SQLException | SeedbedException e) {
                return e;
              }
            });
    assertThat(Await.until(MINUTE, this::sleeps)).isTrue();

    database.close();

    assertThat(up.get()).isInstanceOf(SeedbedException.class);
    assertThat(containers()).isEmpty();
    write("V2__slow.sql", "CREATE TABLE slow (id int);");
    assertThat(up().action()).isEqualTo(UpReport.Action.STARTED);
  }

  private void saysWhatIsWrong() throws Exception {
    UpReport report = up();
    execute("ALTER SYSTEM SET shared_preload_libraries = 'no_such_library'");
    database().down(false, MINUTE, progress::add);

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(this::up)
        .withMessageStartingWith(
            """
            The development database did not start in a container of pgvector/pgvector:pg17
              expected: an answer to a query within 60 s
              actual:""")
        .withMessageContaining("no_such_library")
        .withMessageEndingWith(
            """
            To fix: correct what it complains of
                  or: make it anew, without what was in it: seedbed up --reset""")
        .withMessageNotContaining(report.server().administrator().password());
    assertThat(containers()).isEmpty();
    assertThat(up(UpOptions.DEFAULT.withReset(true)).action()).isEqualTo(UpReport.Action.MADE);
  }

  private void saysThatNoneAnswers() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(this::up)
        .withMessageStartingWith("No Docker engine answers\n");
  }

  private static Optional<String> whyNone() {
    return DockerEngine.on(Machine.current()).whyNone();
  }

  private UpReport up() throws SQLException {
    return up(UpOptions.DEFAULT);
  }

  private UpReport up(UpOptions options) throws SQLException {
    return database().up(plan(), options, progress::add);
  }

  private Migrations plan() {
    return SqlFolder.at("filesystem:" + migrations());
  }

  private DevelopmentDatabase database() {
    Settings settings = Settings.of(Map.of("seedbed.server", "container"), Map.of(), project);
    return DevelopmentDatabase.of(settings, environment);
  }

  private boolean sleeps() {
    try {
      return ask("SELECT count(*) > 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%'")
          .equals("t");
    } catch (SQLException | SeedbedException e) {
      // It is not there yet.
      return false;
    }
  }

  private String ask(String sql) throws SQLException {
    ExternalServer server = database().running(DatabaseUse.DEVELOPMENT);
    try (Connection connection = server.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    ExternalServer server = database().running(DatabaseUse.DEVELOPMENT);
    try (Connection connection = server.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void withPassword(ExternalServer server, String password) throws SQLException {
    Credentials other = new Credentials(server.administrator().user(), password);
    ServerDescription place = server.description();
    Endpoint.local(place.host(), place.port(), other).connect(server.database()).close();
  }

  /** This project's, whether or not they run. */
  private List<Container> containers() {
    return asked(
        docker -> docker.listContainersCmd().withShowAll(true).withLabelFilter(ofProject()).exec());
  }

  private List<String> volumes() {
    return asked(
        docker ->
            docker.listVolumesCmd().exec().getVolumes().stream()
                .filter(each -> each.getLabels() != null)
                .filter(each -> each.getLabels().entrySet().containsAll(ofProject().entrySet()))
                .map(InspectVolumeResponse::getName)
                .toList());
  }

  private Map<String, String> ofProject() {
    return Map.of("dev.seedbed.project", project.toString());
  }

  private static <T> T asked(Function<DockerClient, T> question) {
    try (DockerClient docker = docker()) {
      return question.apply(docker);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DockerClient docker() {
    return DockerClientProviderStrategy.getClientForConfig(
        DockerClientFactory.instance().getTransportConfig());
  }

  private Path migrations() {
    return project.resolve("migrations");
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(Files.createDirectories(migrations()).resolve(name), sql);
  }
}
