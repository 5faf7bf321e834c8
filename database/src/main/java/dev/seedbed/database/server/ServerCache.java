package dev.seedbed.database.server;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one run, or why there is none.
 *
 * @param store the cache, if there is one
 * @param whyNone else the reason
 */
record ServerCache(@Nullable CacheStore store, String whyNone) {

  /** The one that the settings allow on this machine. */
  static ServerCache of(Settings settings, Machine machine, int userId) {
    long capacity = settings.cacheBytes();
    if (capacity == 0) {
      return new ServerCache(
          null, "turned off by " + settings.find(Setting.CACHE).orElseThrow().source());
    }
    try {
      return new ServerCache(
          new CacheStore(new CacheFolder(machine, userId).openPrivate("prepared"), capacity), "");
    } catch (SeedbedException e) {
      return new ServerCache(null, String.valueOf(e.error().actual()).replace("\n", "; "));
    }
  }
}
