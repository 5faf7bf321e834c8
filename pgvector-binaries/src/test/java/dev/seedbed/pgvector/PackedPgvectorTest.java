package dev.seedbed.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PackedPgvectorTest {

  private static final String FOLDER =
      "/dev/seedbed/pgvector/" + Workshop.PLATFORM + "/" + Workshop.MAJOR + "/";

  @Test
  void lists_every_file_with_its_hash() throws IOException, NoSuchAlgorithmException {
    Properties packed = new Properties();
    try (InputStream properties = resource("pgvector.properties")) {
      packed.load(properties);
    }

    assertThat(packed)
        .containsEntry("platform", Workshop.PLATFORM)
        .containsEntry("postgresql.major", Workshop.MAJOR);
    String version = packed.getProperty("pgvector.version");
    String[] files = packed.getProperty("files").split(",", -1);
    assertThat(files)
        .contains("vector.control", "vector--" + version + ".sql", packed.getProperty("library"));
    for (String file : files) {
      try (InputStream content = resource(file)) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
        assertThat(packed).containsEntry("sha256." + file, HexFormat.of().formatHex(hash));
      }
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        PackedPgvectorTest.class.getResourceAsStream(FOLDER + name), name);
  }
}
