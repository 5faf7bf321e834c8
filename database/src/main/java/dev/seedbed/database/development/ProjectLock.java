package dev.seedbed.database.development;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one JVM at a time work on a project's development database.
 *
 * <p>The operating system frees it when the JVM ends, however it ends. The file stays for good:
 * were it removed, two could hold locks of two files.
 */
final class ProjectLock implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final FileChannel channel;

  private ProjectLock(FileChannel channel) {
    this.channel = channel;
  }

  /** What somebody does while it is held. */
  interface Work<T> {
    T run() throws SQLException, IOException;
  }

  /** Takes it, does the work, and gives it back. */
  static <T> T during(
      Path file, Project project, Duration wait, Consumer<String> progress, Work<T> work)
      throws SQLException {
    ProjectLock lock = take(file, project, wait, progress);
    try (lock) {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProjectLock take(
      Path file, Project project, Duration wait, Consumer<String> progress) {
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        await(channel, project, wait, progress);
      } catch (IOException | InterruptedException | RuntimeException e) {
        channel.close();
        throw e;
      }
      String mine = "process " + ProcessHandle.current().pid();
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(mine.getBytes(StandardCharsets.UTF_8)), 0);
      return new ProjectLock(channel);
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot lock the development database of " + project.root())
          .expected("a file that this user can write: " + file)
          .actual(e.toString())
          .toFix("make room, or give the folder to this user")
          .toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy(project, wait, "the wait was interrupted").toException(e);
    }
  }

  private static void await(
      FileChannel channel, Project project, Duration wait, Consumer<String> progress)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    boolean told = false;
    while (!locks(channel)) {
      if (System.nanoTime() > end) {
        throw busy(project, wait, "held by " + holder(channel)).toException();
      }
      if (!told) {
        progress.accept("waiting for another seedbed that is at work on it: " + holder(channel));
        told = true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this JVM has it.
      return false;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return text.isEmpty() ? "another process" : text;
  }

  private static ErrorMessage busy(Project project, Duration wait, String actual) {
    return ErrorMessage.of("Another seedbed is at work on " + project.root())
        .expected("it to end within " + wait.toSeconds() + " s")
        .actual(actual)
        .toFix("let it end, or end it")
        .toFix("wait longer: seedbed up --wait 10m");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
