package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a user keeps what is made once and used often: the user's cache folder, or for root one of
 * the machine's.
 */
record CacheFolder(Machine machine, int userId) {

  /** A folder in the first place that can be had and that the server's user can reach. */
  Path open(String name) {
    return open(name, "rwxr-xr-x");
  }

  /** A folder there that only this user can look into. */
  Path openPrivate(String name) {
    return open(name, "rwx------");
  }

  private Path open(String name, String permissions) {
    return new ReachableFolder(candidates(), userId)
        .open(
            name,
            permissions,
            ErrorMessage.of("No place to unpack the embedded PostgreSQL")
                .expected("a folder to write to that the server's user can reach")
                .toFix("set XDG_CACHE_HOME to such a folder"));
  }

  private List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    ReachableFolder.ofUser(machine, "XDG_CACHE_HOME", ".cache").ifPresent(candidates::add);
    if (userId == 0) {
      candidates.add(Path.of("/var/cache/seedbed"));
    }
    candidates.add(machine.temporary().resolve("seedbed-" + userId));
    return candidates;
  }
}
