package dev.seedbed.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** The example of one block in the standard. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void is_that_of_the_standard() {
    assertThat(Sha256.of("abc")).isEqualTo(ABC);
    assertThat(Sha256.of("abc".getBytes(UTF_8))).isEqualTo(ABC);
    assertThat(Sha256.of("")).isEqualTo(NOTHING);
    assertThat(new Sha256().add("abc").bytes()).isEqualTo(HexFormat.of().parseHex(ABC));
  }

  @Test
  void takes_texts_as_utf_8() {
    assertThat(Sha256.of("ü")).isEqualTo(Sha256.of("ü".getBytes(UTF_8)));
    assertThat(Sha256.of("ü")).isNotEqualTo(Sha256.of("ü".getBytes(ISO_8859_1)));
  }

  @Test
  void is_of_all_that_was_added_and_begins_anew() {
    Sha256 digest = new Sha256().add("a").add("xbcx".getBytes(UTF_8), 1, 2);

    assertThat(digest.hex()).isEqualTo(ABC);
    assertThat(digest.hex()).isEqualTo(NOTHING);
    assertThat(new Sha256().addLines("a", "", "b").hex()).isEqualTo(Sha256.of("a\n\nb\n"));
  }

  @Test
  void adds_name_and_bytes_of_a_file_and_of_none_the_name(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "content");

    assertThat(new Sha256().addFile("b/a", file).hex()).isEqualTo(Sha256.of("b/a\ncontent\0"));
    assertThat(new Sha256().addFile("c", folder).hex()).isEqualTo(Sha256.of("c\n\0"));
  }
}
