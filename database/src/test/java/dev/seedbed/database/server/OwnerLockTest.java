package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTest {

  private final Path folder;
  private final List<String> removed = new ArrayList<>();

  OwnerLockTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void goes_when_it_is_closed() throws IOException {
    OwnerLock lock = OwnerLock.take(folder);
    assertThat(folder.resolve(lock.name() + ".lock")).exists();

    lock.close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void has_a_name_of_its_own() throws IOException {
    try (OwnerLock one = OwnerLock.take(folder);
        OwnerLock other = OwnerLock.take(folder)) {
      assertThat(one.name()).isNotEqualTo(other.name());
    }
  }

  @Test
  void keeps_what_this_jvm_uses() throws IOException {
    try (OwnerLock lock = OwnerLock.take(folder)) {
      OwnerLock.sweep(folder, removed::add);

      assertThat(removed).isEmpty();
      assertThat(folder.resolve(lock.name() + ".lock")).exists();
    }
  }

  @Test
  void sweeps_what_a_jvm_left_that_is_gone() throws IOException {
    Files.createFile(folder.resolve("1-gone-x.lock"));

    OwnerLock.sweep(folder, removed::add);

    assertThat(removed).containsExactly("1-gone-x");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void sweeps_the_rest_when_something_cannot_be_removed() throws IOException {
    Files.createFile(folder.resolve("1-busy.lock"));
    Files.createFile(folder.resolve("2-gone.lock"));

    OwnerLock.sweep(
        folder,
        name -> {
          if (name.equals("1-busy")) {
            throw new IOException("busy");
          }
          removed.add(name);
        });

    assertThat(removed).containsExactly("2-gone");
    assertThat(folder.resolve("1-busy.lock")).exists();
  }
}
