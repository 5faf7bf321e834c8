package dev.seedbed.database.server;

import java.nio.file.Path;

/**
 * Where the data of a server lie that outlives this JVM.
 *
 * @param folder for an embedded server: it is there, and nobody else can put anything into it
 * @param name for a container and its volume, and in the titles of processes; at most 63 letters,
 *     digits and hyphens, and no other place's
 * @param project whose server it is, as a label for people
 */
public record LastingPlace(Path folder, String name, Path project) {

  /** Checks the name. */
  public LastingPlace {
    if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9-]{0,62}")) {
      throw new IllegalArgumentException("not a name for a container: " + name);
    }
  }
}
