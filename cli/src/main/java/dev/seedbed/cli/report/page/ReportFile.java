package dev.seedbed.cli.report.page;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the report: all of it or nothing, whatever happens meanwhile. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * Writes the text beside the file, then puts it in the file's place.
   *
   * @throws SeedbedException if it cannot be written: what was there before is still there
   */
  public static void write(Path file, String html) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw ErrorMessage.of("Cannot write the report to " + file)
          .expected("the name of a file")
          .actual("a folder")
          .toFix("name a file in it: --out " + file.resolve("seedbed-report.html"))
          .toException();
    }
    Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder);
      Files.write(part, html.getBytes(StandardCharsets.UTF_8));
      replace(part, file);
    } catch (IOException e) {
      throw failed(file, e, remove(part));
    }
  }

  private static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static @Nullable IOException remove(Path part) {
    try {
      Files.deleteIfExists(part);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private static SeedbedException failed(Path file, IOException error, @Nullable IOException left) {
    if (left != null) {
      error.addSuppressed(left);
    }
    return ErrorMessage.of("Cannot write the report to " + file)
        .expected("a folder that can be written to, with room for the report")
        .actual(reason(error))
        .toFix("name another place: --out FILE")
        .toFix("make room, or allow writing in " + file.toAbsolutePath().getParent())
        .toException(error);
  }

  private static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = error instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? String.valueOf(error.getMessage()) : reason;
  }
}
