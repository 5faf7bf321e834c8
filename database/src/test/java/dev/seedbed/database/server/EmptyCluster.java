package dev.seedbed.database.server;

import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cache of this JVM that holds what {@code initdb} makes and nothing else: tests whose caches are
 * to be new begin with a copy of it, which spares them a second of processor time each.
 *
 * @param programs the PostgreSQL that it is for
 * @param kept the files
 */
record EmptyCluster(Path programs, Path kept) {

  /** Makes it in a folder. */
  static EmptyCluster in(Path folder) throws IOException {
    Machines.open(folder);
    Machine here = Machine.current();
    Path programs = new BundledInstallation(here, here.userId()).find().programs();
    EmbeddedServer.start(
            Settings.of(
                Map.of("seedbed.postgres-home", programs.toString()),
                Map.of(),
                Path.of("/nowhere")),
            Machines.with(Map.of("XDG_CACHE_HOME", folder.toString())),
            new Decision("test", List.of()))
        .close();
    return new EmptyCluster(programs, prepared(folder));
  }

  /** Makes a folder a cache that has been used for nothing but that. */
  Path copyTo(Path folder) throws IOException {
    Path prepared = prepared(Machines.open(folder));
    Machines.open(Files.createDirectory(prepared.getParent()));
    Files.createDirectory(
        prepared,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (Stream<Path> all = Files.list(kept)) {
      for (Path entry : all.filter(file -> file.toString().endsWith(".entry")).toList()) {
        Files.copy(entry, prepared.resolve(entry.getFileName()));
      }
    }
    return folder;
  }

  private static Path prepared(Path folder) {
    return folder.resolve("seedbed/prepared");
  }
}
