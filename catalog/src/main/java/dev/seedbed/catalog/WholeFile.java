package dev.seedbed.catalog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes text files as a whole or not at all, whatever happens meanwhile.
 *
 * <pre>{@code
 * WholeFile.write(Path.of("build/schema.sql"), schema.toSql());
 * }</pre>
 *
 * <p>Whoever reads the file meanwhile sees what was there before, or all of the new text.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Puts the text, in UTF-8, in place of what the file holds; folders that are missing are made.
   *
   * <p>A link stays one, and what it leads to is replaced. What is no file, such as {@code
   * /dev/stdout}, is written to.
   *
   * @throws IOException if it cannot be written: what was there before is still there, and nothing
   *     beside it
   */
  public static void write(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, text);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Path part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    // Also where the JVM is told to end meanwhile.
    part.toFile().deleteOnExit();
    try {
      Files.writeString(part, text);
      replace(part, target);
    } catch (IOException e) {
      remove(part, e);
      throw about(file, part, e);
    }
  }

  /** The same failure of the file that the user knows. */
  private static IOException about(Path file, Path part, IOException failure) {
    if (failure instanceof FileSystemException system && part.toString().equals(system.getFile())) {
      IOException about =
          failure instanceof AccessDeniedException
              ? new AccessDeniedException(file.toString())
              : new FileSystemException(file.toString(), null, system.getReason());
      about.initCause(failure);
      return about;
    }
    return failure;
  }

  private static void replace(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path part, IOException failure) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
