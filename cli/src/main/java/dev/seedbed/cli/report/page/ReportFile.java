package dev.seedbed.cli.report.page;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.catalog.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report: all of it or nothing, whatever happens meanwhile. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * Puts the text in place of what the file holds.
   *
   * @throws SeedbedException if it cannot be written: what was there before is still there
   */
  public static void write(Path file, String html) {
    if (Files.isDirectory(file)) {
      throw ErrorMessage.of("Cannot write the report to " + file)
          .expected("the name of a file")
          .actual("a folder")
          .toFix("name a file in it: --out " + file.resolve("seedbed-report.html"))
          .toException();
    }
    try {
      WholeFile.write(file, html);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static SeedbedException failed(Path file, IOException error) {
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
