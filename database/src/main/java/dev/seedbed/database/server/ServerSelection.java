package dev.seedbed.database.server;

import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;

/** Takes the server that the settings ask for, or the first that can be had. */
record ServerSelection(Settings settings) {

  PostgresServer start() {
    return switch (settings.server()) {
      case EXTERNAL -> new ExternalServer(settings.text(Setting.URL).orElseThrow());
      case AUTO, CONTAINER, EMBEDDED -> throw new UnsupportedOperationException();
    };
  }
}
