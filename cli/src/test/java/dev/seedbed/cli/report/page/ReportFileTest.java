package dev.seedbed.cli.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;

  @Test
  void a_report_takes_the_place_of_the_one_before_and_leaves_nothing_beside_it()
      throws IOException {
    Path file = folder.resolve("new/report.html");
    ReportFile.write(file, "one");
    ReportFile.write(file, "two — ü");
    assertThat(file).hasContent("two — ü");
    assertThat(file.getParent())
        .isDirectoryContaining(file::equals)
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void what_cannot_be_written_leaves_what_was_there() throws IOException {
    Path file = folder.resolve("x".repeat(250));
    Files.writeString(file, "before");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> ReportFile.write(file, "after"))
        .withMessage(
            """
            Cannot write the report to %s
              expected: a folder that can be written to, with room for the report
              actual: File name too long
              To fix: name another place: --out FILE
                  or: make room, or allow writing in %s"""
                .formatted(file, folder));
    assertThat(file).hasContent("before");
  }

  @Test
  void a_folder_is_no_file() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> ReportFile.write(folder, ""))
        .withMessage(
            """
            Cannot write the report to %s
              expected: the name of a file
              actual: a folder
              To fix: name a file in it: --out %s/seedbed-report.html"""
                .formatted(folder, folder));
  }
}
