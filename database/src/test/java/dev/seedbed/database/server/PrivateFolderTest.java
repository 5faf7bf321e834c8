package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

  private final Path folder;
  private final int me;

  PrivateFolderTest(@TempDir Path parent) throws IOException {
    folder = parent.resolve("seedbed");
    me = (int) Files.getAttribute(parent, "unix:uid");
  }

  @Test
  void is_made_with_exactly_these_permissions() throws IOException {
    PrivateFolder.open(folder, "rwxr-xr-x", me);

    assertThat(permissions()).isEqualTo("rwxr-xr-x");
  }

  @Test
  void is_used_again() throws IOException {
    PrivateFolder.open(folder, "rwx--x--x", me);
    Files.createFile(folder.resolve("file"));

    PrivateFolder.open(folder, "rwx--x--x", me);

    assertThat(folder.resolve("file")).exists();
    assertThat(permissions()).isEqualTo("rwx--x--x");
  }

  @Test
  void takes_back_what_a_generous_umask_gave_to_the_group() throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));

    PrivateFolder.open(folder, "rwxr-xr-x", me);

    assertThat(permissions()).isEqualTo("rwxr-xr-x");
  }

  @Test
  void stays_as_closed_as_its_owner_made_it() throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

    PrivateFolder.open(folder, "rwxr-xr-x", me);

    assertThat(permissions()).isEqualTo("rwx------");
  }

  @Test
  void refuses_a_folder_that_everybody_writes_to() throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    refuses(me);
  }

  @Test
  void refuses_somebody_elses_folder() throws IOException {
    Files.createDirectory(folder);

    refuses(me + 1);
  }

  @Test
  void refuses_a_link_to_a_folder() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolveSibling("elsewhere"));
    Files.createSymbolicLink(folder, elsewhere);

    refuses(me);
  }

  @Test
  void refuses_a_file() throws IOException {
    Files.createFile(folder);

    refuses(me);
  }

  private void refuses(int userId) {
    assertThatIOException()
        .isThrownBy(() -> PrivateFolder.open(folder, "rwxr-xr-x", userId))
        .withMessage(folder + " is not a folder of this user's own that others cannot write to");
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
