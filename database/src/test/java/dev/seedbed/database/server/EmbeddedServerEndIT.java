package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** However a JVM ends, its server ends with it. */
class EmbeddedServerEndIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void leaves_nothing_when_the_jvm_exits_without_closing_it() throws Exception {
    try (ServingJvm jvm = ServingJvm.start()) {
      jvm.exit();

      assertThat(jvm.serverLives()).isFalse();
      assertThat(jvm.folder()).doesNotExist();
    }
  }

  @Test
  void leaves_nothing_when_the_jvm_is_told_to_stop() throws Exception {
    try (ServingJvm jvm = ServingJvm.start()) {
      jvm.terminate();

      assertThat(jvm.serverLives()).isFalse();
      assertThat(jvm.folder()).doesNotExist();
    }
  }

  @Test
  void ends_soon_when_the_jvm_is_killed_and_its_files_go_at_the_next_start() throws Exception {
    try (ServingJvm killed = ServingJvm.start()) {
      killed.kill();

      assertThat(killed.serverEndsWithin(SOON)).isTrue();
      // Neither the server nor the shell that watches it: both have the folder as an argument.
      assertThat(Await.noProcessNames(killed.folder().toString(), SOON)).isTrue();
      try (ServingJvm next = ServingJvm.start()) {
        assertThat(killed.folder()).doesNotExist();
        assertThat(killed.folder().resolveSibling(killed.folder().getFileName() + ".lock"))
            .doesNotExist();
        next.exit();
      }
    }
  }

  @Test
  void is_not_swept_away_while_its_jvm_lives() throws Exception {
    try (ServingJvm one = ServingJvm.start();
        ServingJvm other = ServingJvm.start()) {
      assertThat(other.folder()).hasParent(one.folder().getParent());
      assertThat(one.query()).isEqualTo("answered");
      assertThat(other.query()).isEqualTo("answered");

      one.exit();
      assertThat(other.query()).isEqualTo("answered");
      other.exit();
    }
  }
}
