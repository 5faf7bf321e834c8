package dev.seedbed.database.migration;

import dev.seedbed.catalog.Sha256;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file of SQL as it was read.
 *
 * @param name its file name
 * @param path where the user finds it: in the sources where they are known, not in the build output
 * @param text its content
 * @param checksum SHA-256 of its bytes, lower-case hexadecimal
 */
public record SqlFile(String name, String path, String text, String checksum) {

  /**
   * The file with these bytes.
   *
   * @throws MigrationException if they are not UTF-8
   */
  public static SqlFile of(String name, String path, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SqlFile(name, path, text, Sha256.of(bytes));
    } catch (CharacterCodingException e) {
      throw FolderErrors.notUtf8(path, lineOfFirstOther(bytes), e);
    }
  }

  /** The line in which the first byte is that does not belong there. */
  private static int lineOfFirstOther(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
    String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }
}
