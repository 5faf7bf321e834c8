package dev.seedbed.database.server;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.ServerChoice;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A server of ours that goes on after this JVM, and whose data stay when it is stopped.
 *
 * <pre>{@code
 * LastingServer server = LastingServer.choose(settings, place);
 * server.make(administrator);
 * server.start(new LastingStart(administrator, LastingServer.freePort(), true, patience));
 * }</pre>
 *
 * <p>Two JVMs must not work on one place at the same time; whoever calls this sees to that.
 */
public sealed interface LastingServer extends AutoCloseable
    permits LastingContainer, LastingEmbedded {

  /**
   * The one that the settings ask for, or the first that can be had.
   *
   * @throws SeedbedException if there is none
   */
  static LastingServer choose(Settings settings, LastingPlace place) {
    if (settings.server() != ServerChoice.AUTO) {
      ServerKind kind =
          settings.server() == ServerChoice.CONTAINER ? ServerKind.CONTAINER : ServerKind.EMBEDDED;
      return of(kind, settings, place);
    }
    try {
      return LastingContainer.open(settings, place);
    } catch (SeedbedException container) {
      try {
        return LastingEmbedded.open(settings, place);
      } catch (SeedbedException embedded) {
        embedded.addSuppressed(container);
        throw ServerSelection.none(
                List.of(
                    "container: " + ServerSelection.inOneLine(container.error()),
                    "embedded: " + ServerSelection.inOneLine(embedded.error())),
                container.error(),
                embedded.error())
            .toException(embedded);
      }
    }
  }

  /**
   * One of a kind.
   *
   * @throws SeedbedException if it cannot be had
   */
  static LastingServer of(ServerKind kind, Settings settings, LastingPlace place) {
    return switch (kind) {
      case CONTAINER -> LastingContainer.open(settings, place);
      case EMBEDDED -> LastingEmbedded.open(settings, place);
      case EXTERNAL -> throw new IllegalArgumentException("not a server of ours");
    };
  }

  /** A user and a new random password for a server that is yet to be made. */
  static Credentials newAdministrator() {
    return Credentials.random();
  }

  /** A port that is free now; another program may take it before the server does. */
  static int freePort() {
    try {
      return EmbeddedBoot.freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One that runs, as whoever uses it sees it: closing it does nothing.
   *
   * @param kind of the server
   * @throws SQLException if nobody answers there, or refuses the password
   */
  static ExternalServer connect(
      ServerKind kind, String host, int port, Credentials credentials, String database)
      throws SQLException {
    Endpoint endpoint = Endpoint.local(host, port, credentials);
    long begin = System.nanoTime();
    try (Connection connection = endpoint.connect(database, FirstQuery.impatient())) {
      FirstQuery answer = FirstQuery.ask(connection);
      return new ExternalServer(
          database,
          endpoint,
          false,
          new ServerDescription(
              kind,
              "it is the project's development database",
              List.of(),
              answer.postgresVersion(),
              answer.pgvector("not installed on that server"),
              Duration.ofNanos(System.nanoTime() - begin),
              host,
              port));
    }
  }

  /** A container or a process of this machine. */
  ServerKind kind();

  /** The host where it is reached, mostly the loopback. */
  String host();

  /** Whether it has been made. */
  boolean hasData();

  /** Whether its processes live, whether or not they answer. */
  boolean isRunning();

  /** Whether it ended without being stopped, such as with the machine. */
  boolean wasKilled();

  /**
   * Makes its data anew, whatever of an attempt is there.
   *
   * @throws SeedbedException if that fails; nothing is left then
   */
  void make(Credentials administrator);

  /**
   * Starts it, and waits until it answers.
   *
   * @return false if another program has the port; it does not run then
   * @throws SeedbedException if it does not start or does not answer; it does not run then
   */
  boolean start(LastingStart how);

  /**
   * Stops it in order, breaking off what is at work there.
   *
   * @return whether it ran
   */
  boolean stop();

  /** Stops it and removes its data. */
  void remove();

  /** Lets go of what is needed to control it; the server runs on. */
  @Override
  void close();
}
