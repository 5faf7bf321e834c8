package dev.seedbed.junit;

import dev.seedbed.database.report.PsqlCommand;
import dev.seedbed.database.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The databases of failed tests, which can be looked at while the server runs. Thread-safe. */
final class KeptDatabases {
  private static final long POLL_MILLIS = 200;

  private final PsqlCommand psql;
  private final Duration stays;
  private final List<String> commands = new ArrayList<>();

  private KeptDatabases(PsqlCommand psql, Duration stays) {
    this.psql = psql;
    this.stays = stays;
  }

  /**
   * @param stays how long the server stays after the run
   */
  static KeptDatabases of(PostgresServer server, Duration stays) {
    return new KeptDatabases(PsqlCommand.to(server), stays);
  }

  /** Notes one, and answers the command that leads into it. */
  synchronized String add(String database) {
    String command = psql.into(database);
    commands.add(command);
    return command;
  }

  /** Says how to get into them, and returns when the time is over or the user has had enough. */
  void waitFor(Consumer<String> print) {
    if (stays.isZero()) {
      return;
    }
    print.accept(message());
    long end = System.nanoTime() + stays.toNanos();
    try {
      while (System.nanoTime() - end < 0 && Files.exists(psql.passwords())) {
        Thread.sleep(POLL_MILLIS);
      }
      Files.deleteIfExists(psql.passwords());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // It is removed when the JVM ends.
      print.accept("Cannot delete " + psql.passwords() + ": " + e.getMessage());
    }
  }

  synchronized String message() {
    return "Seedbed keeps the server for "
        + stays.toMinutes()
        + " min, or until you delete "
        + psql.passwords()
        + "\n  "
        + String.join("\n  ", commands);
  }
}
