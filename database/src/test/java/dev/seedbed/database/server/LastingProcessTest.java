package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LastingProcessTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void does_not_live_when_it_has_ended_and_its_parent_takes_no_note() throws Exception {
    // The program that the shell turns into knows nothing of the child.
    Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      LastingProcess process = new LastingProcess(child);
      assertThat(process.isAlive()).isTrue();

      child.destroyForcibly();

      assertThat(Await.until(Duration.ofSeconds(20), () -> !process.isAlive())).isTrue();
      assertThat(Files.exists(Path.of("/proc", String.valueOf(child.pid())))).isTrue();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }
}
