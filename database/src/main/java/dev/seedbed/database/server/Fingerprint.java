package dev.seedbed.database.server;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Names what something was made from: another name whenever a part differs. */
final class Fingerprint {

  /** Changes whenever entries are written or used in another way. */
  private static final String FORMAT = "1";

  /** A jar's table of contents, with the checksums of its files, is at its end. */
  private static final int JAR_END_BYTES = 1 << 18;

  private final StringBuilder parts = new StringBuilder();

  /** Begins with the toolkit itself: what another version of it made is never used. */
  static Fingerprint ofToolkit() {
    return new Fingerprint().with("format", FORMAT).with("code", Code.IDENTITY);
  }

  /** Read once, because it takes milliseconds. */
  private static final class Code {

    static final String IDENTITY;

    static {
      try {
        IDENTITY = code(Fingerprint.class) + " " + code(Catalog.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Fingerprint with(String name, String value) {
    // With their lengths, no two lists of parts look alike.
    parts.append(name).append(' ').append(value.length()).append(' ').append(value).append('\n');
    return this;
  }

  /** All of it, in 32 letters and digits. */
  String text() {
    return Sha256.of(parts.toString()).substring(0, 32);
  }

  /** What changes when a file of an installation does. */
  static String ofFile(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
  }

  /** What changes when the jar or the folder that a class comes from does. */
  private static String code(Class<?> type) throws IOException {
    Path place;
    try {
      place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    if (Files.isDirectory(place)) {
      try (Stream<Path> classes = Files.walk(place)) {
        List<Path> files = classes.filter(path -> path.toString().endsWith(".class")).toList();
        long newest = 0;
        for (Path file : files) {
          newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
        return files.size() + " " + newest;
      }
    }
    try (RandomAccessFile jar = new RandomAccessFile(place.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(jar.length(), JAR_END_BYTES)];
      jar.seek(jar.length() - end.length);
      jar.readFully(end);
      CRC32C crc = new CRC32C();
      crc.update(end);
      return jar.length() + " " + crc.getValue();
    }
  }
}
