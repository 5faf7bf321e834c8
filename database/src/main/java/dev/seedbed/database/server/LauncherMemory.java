package dev.seedbed.database.server;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The launcher that worked in an earlier run, so that it need not be tried again. */
final class LauncherMemory {

  private static final Logger log = LoggerFactory.getLogger(LauncherMemory.class);

  private static final String WAY = "way";
  private static final String VERSION = "version";

  private LauncherMemory() {}

  /** The one that worked; whether it still does is seen when it is used. */
  static Optional<Launcher> recall(
      CacheStore store, Machine machine, int userId, Installation installation) throws IOException {
    Map<String, String> facts = store.facts(key(machine, userId, installation)).orElse(Map.of());
    @Nullable String way = facts.get(WAY);
    @Nullable String version = facts.get(VERSION);
    return way == null || version == null
        ? Optional.empty()
        : Launcher.known(machine, userId, installation, way, version);
  }

  static void remember(CacheStore store, Launcher launcher, int userId) {
    try {
      store.publish(
          key(launcher.machine(), userId, launcher.installation()),
          Map.of(WAY, launcher.way(), VERSION, launcher.version()),
          null);
    } catch (IOException e) {
      log.debug("not kept", e);
    }
  }

  private static String key(Machine machine, int userId, Installation installation)
      throws IOException {
    return Fingerprint.ofToolkit()
        .with("installation", installation.identity())
        .with("path", machine.path())
        .with("user", String.valueOf(userId))
        .text();
  }
}
