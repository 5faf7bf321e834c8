package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a user keeps what is made once and used often.
 *
 * <p>That is the user's cache folder. Root's server runs as another user, who mostly cannot reach
 * root's own folders: then it is one of the machine's.
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
    List<String> refusals = new ArrayList<>();
    for (Path seedbed : candidates()) {
      try {
        if (userId == 0 && !everybodyReaches(seedbed)) {
          refusals.add(seedbed + ": only root can reach it");
          continue;
        }
        Files.createDirectories(seedbed.getParent());
        PrivateFolder.open(seedbed, "rwxr-xr-x", userId);
        return PrivateFolder.open(seedbed.resolve(name), permissions, userId);
      } catch (IOException e) {
        refusals.add(seedbed + ": " + e.getMessage());
      }
    }
    throw ErrorMessage.of("No place to unpack the embedded PostgreSQL")
        .expected("a folder to write to that the server's user can reach")
        .actual(String.join("\n", refusals))
        .toFix("set XDG_CACHE_HOME to such a folder")
        .toException();
  }

  private List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    machine
        .variable("XDG_CACHE_HOME")
        .map(Path::of)
        .or(() -> machine.variable("HOME").map(home -> Path.of(home, ".cache")))
        .filter(Path::isAbsolute)
        .ifPresent(folder -> candidates.add(folder.resolve("seedbed")));
    if (userId == 0) {
      candidates.add(Path.of("/var/cache/seedbed"));
    }
    candidates.add(machine.temporary().resolve("seedbed-" + userId));
    return candidates;
  }

  /** Whether every user may pass through all folders above, as far as they exist. */
  private static boolean everybodyReaches(Path folder) throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (Files.exists(each)
          && !Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }
}
