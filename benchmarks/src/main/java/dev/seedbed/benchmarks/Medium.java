package dev.seedbed.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where both sides keep their data, in a folder that goes when this is closed.
 *
 * @param name how rows call it
 */
public record Medium(String name, Path folder) implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 6L << 30;

  /**
   * The folder for temporary files, if that lies on a disk, else the build's own folder.
   *
   * @param build for example {@code benchmarks/target}
   */
  public static Medium disk(Path build) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return in("disk", isInMemory(temporary) ? Files.createDirectories(build) : temporary);
  }

  /** The machine's RAM disk; empty if it has none, or not enough room there. */
  public static Optional<Medium> memory() throws IOException {
    return Files.isWritable(MEMORY)
            && isInMemory(MEMORY)
            && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM
        ? Optional.of(in("RAM disk", MEMORY))
        : Optional.empty();
  }

  private static boolean isInMemory(Path folder) throws IOException {
    return Files.getFileStore(folder).type().equals("tmpfs");
  }

  private static Medium in(String name, Path parent) throws IOException {
    Path folder = Files.createTempDirectory(parent.toAbsolutePath(), "seedbed-benchmark-");
    // Root's servers run as another user, who must pass through.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Medium(name, folder);
  }

  /** A new folder in it. */
  public Path newFolder(String prefix) throws IOException {
    return Files.createTempDirectory(folder, prefix);
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          /** A server that was stopped may still be removing its own. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
