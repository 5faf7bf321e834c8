package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private final Path folder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  ArchiveTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes));
  }

  @Test
  void unpacks_files_with_their_permissions_and_links() throws IOException {
    file("bin/program", "run", 0755);
    file("share/text", "read", 0640);
    link("lib/libx.so", "libx.so.1");

    unpack();

    assertThat(folder.resolve("bin/program")).hasContent("run");
    assertThat(permissions("bin/program")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("share/text")).isEqualTo("rw-r-----");
    assertThat(Files.readSymbolicLink(folder.resolve("lib/libx.so"))).hasToString("libx.so.1");
  }

  @Test
  void refuses_a_file_outside_the_folder() throws IOException {
    file("../outside", "x", 0644);

    assertThatIOException()
        .isThrownBy(this::unpack)
        .withMessage("outside the archive's folder: " + folder.resolve("../outside"));
    assertThat(folder.resolveSibling("outside")).doesNotExist();
  }

  @Test
  void refuses_a_link_that_leads_outside_the_folder() throws IOException {
    link("lib/passwd", "../../../etc/passwd");

    assertThatIOException()
        .isThrownBy(this::unpack)
        .withMessage("outside the archive's folder: " + folder.resolve("lib/../../../etc/passwd"));
  }

  @Test
  void refuses_what_is_neither_file_nor_folder_nor_link() throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
    tar.closeArchiveEntry();

    assertThatIOException()
        .isThrownBy(this::unpack)
        .withMessage("neither file, folder nor symbolic link: pipe");
  }

  private void file(String name, String content, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(text.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(text);
    tar.closeArchiveEntry();
  }

  private void link(String name, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void unpack() throws IOException {
    tar.close();
    Archive.unpack(new ByteArrayInputStream(bytes.toByteArray()), folder);
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
