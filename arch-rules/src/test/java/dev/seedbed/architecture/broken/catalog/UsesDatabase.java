package dev.seedbed.architecture.broken.catalog;

import dev.seedbed.architecture.broken.database.Server;

/** Depends on a module above its own. */
record UsesDatabase(String url) {
  static UsesDatabase of(Server server) {
    return new UsesDatabase(server.url());
  }
}
