package dev.seedbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediumTest {
  @Test
  void is_a_folder_that_a_servers_user_can_reach_and_that_goes_with_it(@TempDir Path build)
      throws IOException {
    Path folder;
    try (Medium disk = Medium.disk(build)) {
      folder = disk.folder();
      assertThat(disk.name()).isEqualTo("disk");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwxr-xr-x");
      Files.writeString(disk.newFolder("x").resolve("file"), "");
    }
    assertThat(folder).doesNotExist();
  }
}
