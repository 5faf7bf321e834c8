package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.MigrationFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Finds the files that scripts name.
 *
 * @param workingDirectory what relative names start from, as psql's do
 * @param folder of the scripts; in the container it has another name
 * @param display says how the user calls a file
 */
record ScriptFiles(Path workingDirectory, Path folder, MigrationFolder display) {
  private static final String CONTAINER_FOLDER = "/docker-entrypoint-initdb.d/";

  /** The file that {@code \i} or {@code \copy} names. */
  Path find(String name) {
    Path file =
        name.startsWith(CONTAINER_FOLDER)
            ? folder.resolve(name.substring(CONTAINER_FOLDER.length()))
            : workingDirectory.resolve(name);
    return file.normalize();
  }

  /** The file that {@code \ir} names in a script. */
  Path besides(ScriptFile script, String name) {
    return name.startsWith(CONTAINER_FOLDER)
        ? find(name)
        : script.file().resolveSibling(name).normalize();
  }

  /** A script that another one names. */
  ScriptFile read(Path file) throws IOException {
    String path = displayed(file);
    return new ScriptFile(file, path, text(path, Files.readAllBytes(file)));
  }

  /** A file as the user finds it. */
  String displayed(Path file) {
    return display.displayed(file);
  }

  /**
   * A script's text, decompressed if its name says so.
   *
   * @throws IOException if it cannot be decompressed
   */
  static String text(String path, byte[] bytes) throws IOException {
    byte[] plain = bytes;
    if (path.endsWith(".gz") || path.endsWith(".xz")) {
      InputStream compressed = new ByteArrayInputStream(bytes);
      try (InputStream input =
          path.endsWith(".gz") ? new GZIPInputStream(compressed) : new XZInputStream(compressed)) {
        plain = input.readAllBytes();
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
    } catch (CharacterCodingException e) {
      throw PsqlErrors.notUtf8(path, e);
    }
  }
}
