package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSelectionTest {

  private static final DockerEngine NO_ENGINE =
      new DockerEngine(List.of("unix:///nowhere/docker.sock"));

  @Test
  void says_what_is_missing_when_there_is_neither_docker_nor_an_embedded_server() {
    fails(
        Map.of(),
        Machines.without(".txz"),
        """
        No PostgreSQL server to test with
          expected: an external server, a container or an embedded server
          actual: external: no url is configured
            container: No Docker engine answers (there is no unix:///nowhere/docker.sock)
            embedded: Embedded PostgreSQL is not on the class path (no jar on the class path holds it)
          To fix: for a container: start Docker, or set DOCKER_HOST to where it listens
              or: for an embedded server: add the test dependency %s"""
            .formatted(Machines.artifact()));
  }

  @Test
  void says_that_no_docker_engine_answers_when_a_container_is_asked_for() {
    fails(
        Map.of("SEEDBED_SERVER", "container"),
        Machine.current(),
        """
        No Docker engine answers
          expected: an engine to start pgvector/pgvector:pg17 in
          actual: there is no unix:///nowhere/docker.sock
          To fix: start Docker, or set DOCKER_HOST to where it listens
              or: use an embedded server: -Dseedbed.server=embedded""");
  }

  @Test
  void says_that_testcontainers_is_missing_when_a_container_is_asked_for() {
    fails(
        Map.of("SEEDBED_SERVER", "container"),
        Machines.without("org/testcontainers"),
        """
        Testcontainers is not on the class path
          expected: the class org.testcontainers.DockerClientFactory
          actual: no jar on the class path holds it
          To fix: add the test dependency org.testcontainers:testcontainers
              or: use an embedded server: -Dseedbed.server=embedded""");
  }

  @Test
  void does_not_pass_over_a_configured_database_that_cannot_be_used() {
    fails(
        Map.of("SEEDBED_URL", "postgresql://me@localhost/notes"),
        Machine.current(),
        """
        Not a test database: "notes"
          expected: a name with one of the words test, ci or seedbed, such as app_test
          actual: notes
          why: tests write to it, and it may be somebody's data
          To fix: set url to a test database
              or: if tests may write to this one, set yes-this-database to notes""");
  }

  private static void fails(Map<String, String> environment, Machine machine, String message) {
    Settings settings = Settings.of(Map.of(), environment, Path.of("/nowhere"));

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> new ServerSelection(settings, machine, NO_ENGINE).start().close())
        .withMessage(message);
  }
}
