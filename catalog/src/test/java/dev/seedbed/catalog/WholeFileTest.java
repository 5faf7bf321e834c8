package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void takes_the_place_of_what_was_there_and_leaves_nothing_beside_it() throws IOException {
    Path made = folder.resolve("new/folder");
    Path file = made.resolve("notes.sql");

    WholeFile.write(file, "one");
    WholeFile.write(file, "two — ü");

    assertThat(file).hasContent("two — ü");
    assertThat(made.toFile().list()).containsExactly("notes.sql");
  }

  @Test
  void leaves_what_was_there_where_it_cannot_write() throws IOException {
    // The part's name is longer than the file's, and longer than names may be.
    Path file = Files.writeString(folder.resolve("x".repeat(250)), "before");

    assertThatIOException()
        .isThrownBy(() -> WholeFile.write(file, "after"))
        .withMessage(file + ": File name too long");

    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void replaces_what_a_link_leads_to() throws IOException {
    Path file = Files.writeString(folder.resolve("shared.sql"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.sql"), Path.of("shared.sql"));

    WholeFile.write(link, "after");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("after");
  }

  @Test
  void writes_to_what_is_no_file_and_does_not_replace_it() throws IOException {
    Path device = Path.of("/dev/null");

    WholeFile.write(device, "gone");

    assertThat(Files.isRegularFile(device)).isFalse();
    assertThatIOException()
        .isThrownBy(() -> WholeFile.write(Path.of("/dev/full"), "no room"))
        .withMessageContaining("No space left on device");
    assertThatIOException().isThrownBy(() -> WholeFile.write(folder, "a folder"));
  }
}
