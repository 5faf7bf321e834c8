package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that runs as a child process on this machine.
 *
 * <p>It listens at the loopback only, asks for a random password, and writes to a folder that goes
 * with it. It ends with this JVM, also when that is killed.
 */
public final class EmbeddedServer implements PostgresServer {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

  private final Path folder;
  private final ServerHold hold;
  private final Endpoint endpoint;
  private final ServerDescription description;
  private final Thread atExit = new Thread(this::end, "seedbed-embedded-server-end");
  private boolean released;

  EmbeddedServer(Path folder, ServerHold hold, Endpoint endpoint, ServerDescription description) {
    this.folder = folder;
    this.hold = hold;
    this.endpoint = endpoint;
    this.description = description;
  }

  /** Boots one without content. */
  static EmbeddedServer start(Settings settings, Machine machine, Decision decision) {
    return (EmbeddedServer) start(settings, machine, decision, null).server();
  }

  /** Boots one. */
  static PreparedServer start(
      Settings settings, Machine machine, Decision decision, @Nullable ServerContent content) {
    if (machine.isWindows()) {
      throw notOnWindows(machine).toException();
    }
    try {
      return new EmbeddedStart(settings, machine, decision, content).run();
    } catch (IOException e) {
      throw failed(e).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e).toException(e);
    }
  }

  static ErrorMessage notOnWindows(Machine machine) {
    return ErrorMessage.of("Embedded PostgreSQL does not run on Windows")
        .expected("Linux or macOS")
        .actual(machine.os())
        .toFix("start Docker: -Dseedbed.server=container")
        .toFix("use a test database: SEEDBED_URL=postgresql://…");
  }

  static ErrorMessage failed(Exception e) {
    return ErrorMessage.of("Embedded PostgreSQL did not start")
        .actual(e.toString())
        .toFix("correct what it complains of")
        .toFix("use a container: -Dseedbed.server=container");
  }

  @Override
  public Credentials administrator() {
    return endpoint.credentials();
  }

  @Override
  public String jdbcUrl(String database) {
    return endpoint.jdbcUrl(database);
  }

  @Override
  public Connection connect(String database) throws SQLException {
    return endpoint.connect(database);
  }

  @Override
  public ServerDescription description() {
    return description;
  }

  /** From now on it ends with this JVM in order. */
  void stopAtExit() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Where its data and its log lie. */
  Path folder() {
    return folder;
  }

  @Override
  public ServerLog log() {
    return new LogFile(folder.resolve(DataFolder.LOG));
  }

  /** The removal of its files is not waited for: the JVM does so when it ends. */
  @Override
  public void close() {
    if (release()) {
      new Thread(this::removeFiles, "seedbed-embedded-server-removal").start();
    }
  }

  private void end() {
    release();
    awaitRemoval();
  }

  private void removeFiles() {
    awaitRemoval();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      log.debug("the JVM is ending, and the server with it", e);
    }
  }

  private synchronized boolean release() {
    if (released) {
      return false;
    }
    released = true;
    try {
      hold.release();
    } catch (IOException e) {
      log.warn("the embedded PostgreSQL in {} did not end in order: {}", folder, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private void awaitRemoval() {
    try {
      hold.awaitRemoval();
    } catch (IOException e) {
      log.warn("the embedded PostgreSQL left files in {}: {}", folder, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
