package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a server of this machine that outlives the JVM that made it.
 *
 * <p>Its data directory is complete or not there: it is made under another name and renamed.
 *
 * @param place what else is known of the server lies there too
 */
record LastingFolder(Path place) {
  private static final String FILLING = "filling-";

  private Path server() {
    return place.resolve("server");
  }

  /** The data directory. */
  Path data() {
    return server().resolve("data");
  }

  /** The log. */
  Path logFile() {
    return server().resolve(DataFolder.LOG);
  }

  private Path versionFile() {
    return data().resolve("PG_VERSION");
  }

  boolean hasData() {
    return Files.exists(versionFile());
  }

  /** The major version of the PostgreSQL that made the data. */
  String version() throws IOException {
    return Files.readString(versionFile()).strip();
  }

  /** Fills a data directory. */
  interface Filling {
    void into(Path data) throws IOException, InterruptedException;
  }

  /**
   * Makes the data directory; nothing of it is left if that fails.
   *
   * @param launcher whose user it is for
   */
  void make(Launcher launcher, Filling work) throws IOException, InterruptedException {
    Path filling = Files.createTempDirectory(place, FILLING);
    Files.setPosixFilePermissions(filling, PosixFilePermissions.fromString("rwx------"));
    launcher.handOver(filling);
    try {
      work.into(filling.resolve("data"));
      Files.move(filling, server(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderRemoval.remove(filling);
    }
  }

  /** Removes the data, and what attempts to make some have left. */
  void remove() throws IOException {
    List<Path> left;
    try (Stream<Path> all = Files.list(place)) {
      left = all.filter(path -> path.getFileName().toString().startsWith(FILLING)).toList();
    }
    for (Path filling : left) {
      FolderRemoval.remove(filling);
    }
    // Whole or not at all: without its version the rest does not count as data.
    Files.deleteIfExists(versionFile());
    FolderRemoval.remove(server());
  }
}
