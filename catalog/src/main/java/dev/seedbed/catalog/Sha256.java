package dev.seedbed.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest (FIPS 180-4) of what is added to it, of texts their UTF-8.
 *
 * <pre>{@code
 * String one = Sha256.of("a\nb\n");
 * String same = new Sha256().addLines("a", "b").hex();
 * }</pre>
 *
 * <p>Not for use by several threads at once.
 */
public final class Sha256 {
  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** That of these bytes, in 64 lower-case hexadecimal digits. */
  public static String of(byte[] bytes) {
    return new Sha256().add(bytes, 0, bytes.length).hex();
  }

  /** That of a text, in 64 lower-case hexadecimal digits. */
  public static String of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** Adds a part of an array. */
  public Sha256 add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return this;
  }

  /** Adds a text. */
  public Sha256 add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /** Adds texts, and a line feed after each. */
  public Sha256 addLines(String... lines) {
    for (String line : lines) {
      add(line).add("\n");
    }
    return this;
  }

  /**
   * Adds a name as a line, the bytes of a file, and a zero byte; without the bytes if it is no
   * regular file.
   *
   * @throws IOException if it cannot be read
   */
  public Sha256 addFile(String name, Path file) throws IOException {
    addLines(name);
    if (Files.isRegularFile(file)) {
      try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes.transferTo(OutputStream.nullOutputStream());
      }
    }
    return add("\0");
  }

  /** The digest in 64 lower-case hexadecimal digits; begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The 32 bytes of the digest; begins anew. */
  public byte[] bytes() {
    return digest.digest();
  }
}
