package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings an embedded server up in its folder.
 *
 * @param admin the superuser, with the password that the data were made with; the server gets
 *     another
 * @param known what the server would answer to the first query, where that is known
 */
record EmbeddedBoot(
    Settings settings,
    Launcher launcher,
    DataFolder folder,
    Credentials admin,
    @Nullable FirstQuery known) {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** After this it is asked, whether it has said so or not. */
  private static final Duration READY_DEADLINE = Duration.ofSeconds(10);

  /** How often somebody else may be faster to take the port that was free. */
  private static final int ATTEMPTS = 10;

  static final String LOOPBACK = "127.0.0.1";

  /** A server that has answered. */
  record Running(Postmaster postmaster, int port, Endpoint endpoint, FirstQuery answer) {}

  /** Starts the server at the configured port or a free one. */
  Running start() throws IOException, InterruptedException {
    SettingValue setting = settings.find(Setting.PORT).orElseThrow();
    int wanted = settings.port();
    for (int attempt = 1; ; attempt++) {
      int port = wanted == 0 ? freePort() : wanted;
      Postmaster postmaster = Postmaster.start(launcher, folder, port, settings.productionLike());
      try {
        folder.awaitReady(READY_DEADLINE, postmaster::hasEnded);
        if (postmaster.hasEnded()) {
          // Whoever answers at its port is somebody else, who may keep a question waiting.
          throw new SQLException("the server has ended", "08001");
        }
        Credentials renewed = Credentials.random();
        FirstQuery answer =
            FirstQuery.await(
                Endpoint.local(LOOPBACK, port, admin),
                DEADLINE,
                postmaster::hasEnded,
                connection -> {
                  renewed.set(connection);
                  return known == null ? FirstQuery.ask(connection) : known;
                });
        return new Running(postmaster, port, Endpoint.local(LOOPBACK, port, renewed), answer);
      } catch (SQLException e) {
        String words = folder.lastWords();
        boolean taken = postmaster.hasEnded() && words.contains("Address already in use");
        if (taken && wanted == 0 && attempt < ATTEMPTS) {
          postmaster.keepFiles();
          continue;
        }
        postmaster.stop();
        throw (taken ? portTaken(port, setting) : noAnswer(words)).toException(e);
      } catch (InterruptedException | RuntimeException | Error e) {
        postmaster.stop();
        throw e;
      }
    }
  }

  /** A port that is free now; another program may take it before the server does. */
  static int freePort() throws IOException {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }

  private static ErrorMessage portTaken(int port, SettingValue setting) {
    return ErrorMessage.of("Port is taken: " + port)
        .expected("a free port at 127.0.0.1 for the embedded PostgreSQL")
        .actual("another program listens there")
        .why("the setting \"port\" comes from " + setting.source())
        .toFix("let it take a free one: -Dseedbed.port=0")
        .toFix("stop the other program");
  }

  private static ErrorMessage noAnswer(String words) {
    return ErrorMessage.of("Embedded PostgreSQL did not start")
        .expected("an answer to a query within " + DEADLINE.toSeconds() + " s")
        .actual("its log ends with\n" + words)
        .toFix("correct what the log complains of")
        .toFix("use a container: -Dseedbed.server=container");
  }
}
