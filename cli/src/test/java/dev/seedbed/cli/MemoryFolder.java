package dev.seedbed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes a test's folder in memory, if there is room: a development database waits for the disk that
 * it lies on, and no test is about disks.
 */
public final class MemoryFolder implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 1L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    boolean room = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() >= ROOM;
    String prefix = "seedbed-test-";
    return room ? Files.createTempDirectory(MEMORY, prefix) : Files.createTempDirectory(prefix);
  }
}
