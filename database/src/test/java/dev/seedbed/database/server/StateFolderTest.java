package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  private final Path folder;

  StateFolderTest(@TempDir Path folder) throws IOException {
    this.folder =
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void lies_where_the_user_keeps_state() throws IOException {
    Path named = StateFolder.open(Map.of("XDG_STATE_HOME", folder.toString()), "development");
    assertThat(named).isEqualTo(folder.toRealPath().resolve("seedbed/development"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(named)))
        .startsWith("rwx--")
        .doesNotContain("r--");

    Path below = StateFolder.open(Map.of("HOME", folder.toString()), "development");
    assertThat(below).isEqualTo(folder.toRealPath().resolve(".local/state/seedbed/development"));
  }

  @Test
  void needs_a_place() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> StateFolder.open(List.of(), 4711, "development"))
        .withMessage(
            """
            No place for development databases
              expected: a folder to write to that the server's user can reach
              actual: neither XDG_STATE_HOME nor HOME is set
              To fix: set XDG_STATE_HOME to such a folder""");
  }

  @Test
  void says_what_is_wrong_with_a_place() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> StateFolder.open(List.of(file.resolve("seedbed")), 4711, "development"))
        .withMessage(
            """
            No place for development databases
              expected: a folder to write to that the server's user can reach
              actual: %1$s/seedbed: %1$s
              To fix: set XDG_STATE_HOME to such a folder"""
                .formatted(file));
  }
}
