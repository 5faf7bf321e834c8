package dev.seedbed.database.server;

import java.util.Locale;
import java.util.Optional;

/**
 * A platform that there are PostgreSQL programs for on Maven Central.
 *
 * @param name how the artifact calls it, such as {@code linux-amd64}
 * @param archive the class path resource in that artifact
 */
record Platform(String name, String archive) {

  /** The platform of a machine; empty if there are no programs for it. */
  static Optional<Platform> of(Machine machine) {
    String os = machine.os().toLowerCase(Locale.ROOT);
    String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : "";
    if (system.isEmpty() || machine.isAlpine()) {
      return Optional.empty();
    }
    return switch (machine.arch()) {
      case "amd64", "x86_64" ->
          Optional.of(new Platform(system + "-amd64", "postgres-" + system + "-x86_64.txz"));
      case "aarch64", "arm64" ->
          Optional.of(new Platform(system + "-arm64v8", "postgres-" + system + "-arm_64.txz"));
      default -> Optional.empty();
    };
  }
}
