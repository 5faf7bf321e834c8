package dev.seedbed.database.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.server.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final State STATE =
      new State(
          "/srv/me/shop",
          ServerKind.EMBEDDED,
          "127.0.0.1",
          5433,
          "postgres",
          "hush",
          "shop_dev",
          true,
          false);

  @TempDir private Path folder;

  @Test
  void only_its_owner_can_read_it() throws IOException {
    StateFile file = new StateFile(folder);
    assertThat(file.read()).isEmpty();

    file.write(STATE);
    file.write(STATE.completed());

    assertThat(file.read()).contains(STATE.completed());
    assertThat(folder.toFile().list()).containsExactly("state.json");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("state.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void says_which_file_it_cannot_write() {
    Path missing = folder.resolve("missing");

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> new StateFile(missing).write(STATE))
        .withMessage(
            """
            Cannot write the state of the development database: %1$s/state.json
              expected: a file that this user can write
              actual: java.nio.file.NoSuchFileException: %1$s/state.json.filling
              To fix: make room, or give the folder to this user"""
                .formatted(missing));
  }

  @Test
  void says_which_file_it_cannot_read() throws IOException {
    Files.createDirectory(folder.resolve("state.json"));

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> new StateFile(folder).read())
        .withMessage(
            """
            Cannot read the state of the development database: %s/state.json
              expected: a file that this user can read
              actual: java.io.IOException: Is a directory
              To fix: make room, or give the folder to this user"""
                .formatted(folder));
  }
}
