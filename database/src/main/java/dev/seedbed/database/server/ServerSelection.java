package dev.seedbed.database.server;

import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.util.List;

/** Takes the server that the settings ask for, or the first that can be had. */
record ServerSelection(Settings settings) {

  PostgresServer start() {
    return switch (settings.server()) {
      case EXTERNAL -> new ExternalServer(settings.text(Setting.URL).orElseThrow());
      case EMBEDDED ->
          EmbeddedServer.start(settings, Machine.current(), new Choice("asked for", List.of()));
      case AUTO, CONTAINER -> throw new UnsupportedOperationException();
    };
  }
}
