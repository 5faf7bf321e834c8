package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder of this user's in the first place that can be had and that the server's user can reach.
 *
 * <p>Root's server runs as another user, who mostly cannot reach root's own folders.
 *
 * @param candidates the places, the best first
 */
record ReachableFolder(List<Path> candidates, int userId) {

  /** Copies the list. */
  ReachableFolder {
    candidates = List.copyOf(candidates);
  }

  /**
   * Where a user's files of a kind belong.
   *
   * @param variable that names the folder for them, such as {@code XDG_CACHE_HOME}
   * @param below where it is if the variable is not set, below the user's home
   */
  static Optional<Path> ofUser(Machine machine, String variable, String below) {
    return machine
        .variable(variable)
        .map(Path::of)
        .or(() -> machine.variable("HOME").map(home -> Path.of(home, below)))
        .filter(Path::isAbsolute)
        .map(folder -> folder.resolve("seedbed"));
  }

  /**
   * Makes it, or finds it.
   *
   * @param none what to say if there is no such place; what is wrong with each is added
   */
  Path open(String name, String permissions, ErrorMessage none) {
    List<String> refusals = new ArrayList<>();
    for (Path seedbed : candidates) {
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
    throw none.actual(String.join("\n", refusals)).toException();
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
