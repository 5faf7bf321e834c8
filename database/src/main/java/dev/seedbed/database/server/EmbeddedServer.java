package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
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

  private final DataFolder folder;
  private final EmbeddedBoot.Running running;
  private final ServerDescription description;
  private final Thread atExit = new Thread(this::stop, "seedbed-embedded-server-stop");
  private boolean stopped;

  private EmbeddedServer(
      DataFolder folder, EmbeddedBoot.Running running, ServerDescription description) {
    this.folder = folder;
    this.running = running;
    this.description = description;
  }

  /** Boots one. */
  static EmbeddedServer start(Settings settings, Machine machine, Decision decision) {
    if (machine.isWindows()) {
      throw ErrorMessage.of("Embedded PostgreSQL does not run on Windows")
          .expected("Linux or macOS")
          .actual(machine.os())
          .toFix("start Docker: -Dseedbed.server=container")
          .toFix("use a test database: SEEDBED_URL=postgresql://…")
          .toException();
    }
    long begin = System.nanoTime();
    try {
      int userId = machine.userId();
      Optional<SettingValue> home = settings.find(Setting.POSTGRES_HOME);
      Installation installation =
          home.isPresent()
              ? Installation.configured(home.get())
              : new BundledInstallation(machine, userId).find();
      Launcher launcher = Launcher.find(machine, userId, installation);
      DataFolder folder =
          DataFolder.create(
              settings
                  .text(Setting.DATA_FOLDER)
                  .map(settings.projectRoot()::resolve)
                  .map(machine::keepingDataIn)
                  .orElse(machine),
              userId,
              launcher);
      try {
        EmbeddedBoot boot = new EmbeddedBoot(settings, launcher, folder, Credentials.random());
        boot.initialize();
        EmbeddedBoot.Running running = boot.start();
        ServerDescription description =
            new ServerDescription(
                ServerKind.EMBEDDED,
                decision.reason(),
                decision.passedOver(),
                running.answer().postgresVersion(),
                running.answer().pgvector(installation.withoutPgvector()),
                Duration.ofNanos(System.nanoTime() - begin),
                EmbeddedBoot.LOOPBACK,
                running.port());
        EmbeddedServer server = new EmbeddedServer(folder, running, description);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        return server;
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        try {
          folder.close();
        } catch (IOException suppressed) {
          e.addSuppressed(suppressed);
        }
        throw e;
      }
    } catch (IOException e) {
      throw failed(e).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e).toException(e);
    }
  }

  private static ErrorMessage failed(Exception e) {
    return ErrorMessage.of("Embedded PostgreSQL did not start")
        .actual(e.toString())
        .toFix("correct what it complains of")
        .toFix("use a container: -Dseedbed.server=container");
  }

  @Override
  public Credentials administrator() {
    return running.endpoint().credentials();
  }

  @Override
  public String jdbcUrl(String database) {
    return running.endpoint().jdbcUrl(database);
  }

  @Override
  public Connection connect(String database) throws SQLException {
    return running.endpoint().connect(database);
  }

  @Override
  public ServerDescription description() {
    return description;
  }

  /** Where its data and its log lie. */
  DataFolder folder() {
    return folder;
  }

  @Override
  public ServerLog log() {
    return new LogFile(folder.log());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      log.debug("the JVM is ending, and the server with it", e);
    }
    stop();
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      running.postmaster().stop();
      folder.close();
    } catch (IOException e) {
      log.warn("the embedded PostgreSQL left files in {}: {}", folder.path(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
