package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can hardly be brought about: see {@link ContainerServerIT} for the rest. */
class ContainerServerTest {

  @Test
  void says_that_testcontainers_cannot_use_an_engine_that_answers() {
    assertThat(ContainerBoot.unusable("pgvector/pgvector:pg17", "Could not find a valid engine"))
        .hasToString(
            """
            Testcontainers cannot use the Docker engine
              expected: an engine to start pgvector/pgvector:pg17 in
              actual: Could not find a valid engine
              To fix: correct what Testcontainers says in its log
                  or: use an embedded server: -Dseedbed.server=embedded""");
  }

  @Test
  void says_that_it_was_interrupted() {
    assertThat(ContainerServer.interrupted("pgvector/pgvector:pg17"))
        .hasToString(
            """
            Interrupted while a container started: pgvector/pgvector:pg17
              expected: to wait until PostgreSQL answers in it
              actual: another thread asked this one to stop
              To fix: run again, and see what stops it""");
  }

  @Test
  void takes_the_drivers_wrapping_off_what_the_engine_complains_of() {
    assertThat(
            EngineAnswer.complaint(
                new IllegalStateException(
                    "Status 500: {\"message\":\"Get \\\"x\\\": refused\"}\n")))
        .isEqualTo("Get \"x\": refused");
    assertThat(EngineAnswer.complaint(new IllegalStateException("no answer within 20 s")))
        .isEqualTo("no answer within 20 s");
  }
}
