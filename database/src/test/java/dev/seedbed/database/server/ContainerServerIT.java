package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * Where there is a Docker engine, all of this runs against it. Where there is none, what the user
 * is told is tested instead; with {@code SEEDBED_REQUIRE_CONTAINER=true} that is a failure.
 */
class ContainerServerIT {

  private static final String IMAGE = "pgvector/pgvector:pg17";

  /** The one that is asked; tests of an end have one of their own. */
  private @Nullable ContainerServer asked;

  @AfterEach
  void close() {
    if (asked != null) {
      asked.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> container() {
    Optional<String> whyNone = DockerEngine.on(Machine.current()).whyNone();
    if (whyNone.isPresent()) {
      assertThat(System.getenv("SEEDBED_REQUIRE_CONTAINER"))
          .as("no Docker engine answers, but one is required: " + whyNone.get())
          .isNotEqualTo("true");
      return Stream.of(
          dynamicTest("says that no engine answers", () -> saysThatNoneAnswers(whyNone.get())));
    }
    ContainerServer server = start(IMAGE);
    asked = server;
    return Stream.of(
        dynamicTest("answers queries, with pgvector", () -> answers(server)),
        dynamicTest("sorts like an embedded server", () -> sortsAlike(server)),
        dynamicTest("listens at the loopback only", () -> listensAtLoopback(server)),
        dynamicTest("is gone when it is closed, and may be closed again", this::isGone),
        dynamicTest("is gone soon after its JVM was killed", this::isGoneWhenKilled),
        dynamicTest("says that the image cannot be had", this::saysThatTheImageCannotBeHad),
        dynamicTest("gives way to an embedded server then", this::givesWay),
        dynamicTest("says what an unfit image complains of", this::saysWhatTheImageComplainsOf));
  }

  private static void answers(ContainerServer server) throws SQLException {
    ServerDescription description = server.description();
    assertThat(description.kind()).isEqualTo(ServerKind.CONTAINER);
    assertThat(description.postgresVersion()).startsWith("17.");
    assertThat(description.pgvector().available()).isTrue();
    assertThat(description.boot()).isPositive();
    assertThat(ask(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("t");
    assertThat(ask(server, "SHOW fsync")).isEqualTo("off");
  }

  private static void sortsAlike(ContainerServer server) throws SQLException {
    assertThat(
            ask(server, "SELECT string_agg(x, '' ORDER BY x) FROM unnest('{b,B,ä,a}'::text[]) x"))
        .isEqualTo("Babä");
    assertThat(ask(server, "SELECT lower('ÄÖÜ')")).isEqualTo("äöü");
  }

  private static void listensAtLoopback(ContainerServer server) throws IOException {
    int port = server.description().port();
    assertThat(server.description().host()).isEqualTo("127.0.0.1");
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    assertThat(others)
        .allSatisfy(
            address ->
                assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new Socket(address, port).close()));
  }

  private void isGone() throws Exception {
    ContainerServer server = start(IMAGE);
    assertThat(exists(server.containerId())).isTrue();

    server.close();
    server.close();

    assertThat(Await.until(Duration.ofSeconds(5), () -> !exists(server.containerId()))).isTrue();
  }

  private void isGoneWhenKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                ContainerServerIT.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String id = output.readLine();
      assertThat(exists(id)).isTrue();

      process.destroyForcibly().waitFor();

      assertThat(Await.until(Duration.ofSeconds(5), () -> !exists(id))).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The part of the JVM that is killed. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(start(IMAGE).containerId());
    System.in.read();
  }

  private void saysThatTheImageCannotBeHad() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start("127.0.0.1:1/seedbed/none:1").close())
        .withMessageMatching(
            """
            Image cannot be had: 127.0.0.1:1/seedbed/none:1
              expected: an image that is there or can be pulled
              actual: .*127.0.0.1:1: connect: connection refused
              To fix: pull it where there is a network: docker pull 127.0.0.1:1/seedbed/none:1
                  or: use an embedded server: -Dseedbed.server=embedded""");
  }

  private void givesWay() {
    Settings settings =
        Settings.of(
            Map.of("seedbed.image", "127.0.0.1:1/seedbed/none:1"), Map.of(), Path.of("/nowhere"));
    try (PostgresServer server = PostgresServer.start(settings)) {
      assertThat(server.description().kind()).isEqualTo(ServerKind.EMBEDDED);
      assertThat(server.description().passedOver())
          .hasSize(2)
          .first()
          .isEqualTo("external: no url is configured");
      assertThat(server.description().passedOver().get(1))
          .startsWith("container: Image cannot be had: 127.0.0.1:1/seedbed/none:1 (");
    }
  }

  private void saysWhatTheImageComplainsOf() throws IOException {
    String image = "seedbed-test/unfit:latest";
    try (DockerClient docker = docker()) {
      String id =
          docker
              .createContainerCmd(IMAGE)
              .withEntrypoint("sh", "-c", "echo 'out of luck' >&2; exit 1")
              .exec()
              .getId();
      docker.commitCmd(id).withRepository("seedbed-test/unfit").withTag("latest").exec();
      docker.removeContainerCmd(id).exec();
      try {
        assertThatExceptionOfType(SeedbedException.class)
            .isThrownBy(() -> start(image).close())
            .withMessage(
                """
                PostgreSQL did not start in a container of seedbed-test/unfit:latest
                  expected: an answer to a query within 60 s
                  actual: out of luck
                  To fix: use an image that starts as the official one does: -Dseedbed.image=…
                      or: use an embedded server: -Dseedbed.server=embedded""");
      } finally {
        docker.removeImageCmd(image).withForce(true).exec();
      }
    }
  }

  private static void saysThatNoneAnswers(String whyNone) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start(IMAGE).close())
        .withMessage(
            """
            No Docker engine answers
              expected: an engine to start pgvector/pgvector:pg17 in
              actual: %s
              To fix: start Docker, or set DOCKER_HOST to where it listens
                  or: use an embedded server: -Dseedbed.server=embedded"""
                .formatted(whyNone));
  }

  private static ContainerServer start(String image) {
    Settings settings =
        Settings.of(
            Map.of("seedbed.server", "container", "seedbed.image", image),
            Map.of(),
            Path.of("/nowhere"));
    return (ContainerServer) PostgresServer.start(settings);
  }

  private static boolean exists(String id) {
    try (DockerClient docker = docker()) {
      docker.inspectContainerCmd(id).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DockerClient docker() {
    return DockerClientProviderStrategy.getClientForConfig(
        DockerClientFactory.instance().getTransportConfig());
  }

  private static String ask(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
