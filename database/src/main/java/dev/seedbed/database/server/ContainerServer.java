package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server in a container of its own, on a Docker engine that Testcontainers finds.
 *
 * <p>Its port is published on the loopback only, its password is random, its data lie in memory.
 * The container ends with this JVM, also when that is killed.
 */
public final class ContainerServer implements PostgresServer {

  private static final Logger log = LoggerFactory.getLogger(ContainerServer.class);

  private static final String TESTCONTAINERS = "org.testcontainers.DockerClientFactory";

  private final ContainerBoot boot;
  private final ContainerBoot.Running running;
  private final ServerDescription description;
  private final Thread atExit = new Thread(this::stop, "seedbed-container-stop");
  private boolean stopped;

  private ContainerServer(
      ContainerBoot boot, ContainerBoot.Running running, ServerDescription description) {
    this.boot = boot;
    this.running = running;
    this.description = description;
  }

  /** Starts one. */
  static PreparedServer start(
      Settings settings,
      Machine machine,
      DockerEngine engine,
      Decision decision,
      @Nullable ServerContent content) {
    String image = settings.text(Setting.IMAGE).orElseThrow();
    checkEngine(machine, engine, image);
    long begin = System.nanoTime();
    ContainerBoot boot = ContainerBoot.of(image, settings.productionLike());
    try {
      Function<ContainerBoot.Running, ContainerServer> servers =
          running ->
              new ContainerServer(
                  boot,
                  running,
                  new ServerDescription(
                      ServerKind.CONTAINER,
                      decision.reason(),
                      decision.passedOver(),
                      running.answer().postgresVersion(),
                      running.answer().pgvector("not in the image " + image),
                      Duration.ofNanos(System.nanoTime() - begin),
                      running.host(),
                      running.port()));
      ContainerData.Started started =
          new ContainerData(boot, boot.obtain(), content, servers::apply)
              .start(cache(settings, machine));
      ContainerServer server = servers.apply(started.running());
      Runtime.getRuntime().addShutdownHook(server.atExit);
      return new PreparedServer(server, renewed(content, server, started), started.outcome());
    } catch (InterruptedException e) {
      boot.close();
      Thread.currentThread().interrupt();
      throw interrupted(image).toException(e);
    } catch (RuntimeException | Error e) {
      boot.close();
      throw e;
    }
  }

  /** Refuses a machine without Docker before anything waits for it. */
  static void checkEngine(Machine machine, DockerEngine engine, String image) {
    if (!machine.hasClass(TESTCONTAINERS)) {
      throw noTestcontainers().toException();
    }
    Optional<String> whyNone = engine.whyNone();
    if (whyNone.isPresent()) {
      throw noEngine(image, whyNone.get()).toException();
    }
  }

  private static String renewed(
      @Nullable ServerContent content, ContainerServer server, ContainerData.Started started) {
    try {
      return content == null ? "" : ContentFailure.renew(content, server, started.receipt());
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private static ServerCache cache(Settings settings, Machine machine) {
    if (machine.isWindows()) {
      return new ServerCache(null, "it needs a file system with permissions, unlike Windows'");
    }
    try {
      return ServerCache.of(settings, machine, machine.userId());
    } catch (IOException e) {
      return new ServerCache(null, e.toString());
    }
  }

  private static ErrorMessage noTestcontainers() {
    return ErrorMessage.of("Testcontainers is not on the class path")
        .expected("the class " + TESTCONTAINERS)
        .actual("no jar on the class path holds it")
        .toFix("add the test dependency org.testcontainers:testcontainers")
        .toFix("use an embedded server: -Dseedbed.server=embedded");
  }

  private static ErrorMessage noEngine(String image, String actual) {
    return ErrorMessage.of("No Docker engine answers")
        .expected("an engine to start " + image + " in")
        .actual(actual)
        .toFix("start Docker, or set DOCKER_HOST to where it listens")
        .toFix("use an embedded server: -Dseedbed.server=embedded");
  }

  static ErrorMessage interrupted(String image) {
    return ErrorMessage.of("Interrupted while a container started: " + image)
        .expected("to wait until PostgreSQL answers in it")
        .actual("another thread asked this one to stop")
        .toFix("run again, and see what stops it");
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

  /** What the engine calls the container. */
  String containerId() {
    return running.container().id();
  }

  @Override
  public ServerLog log() {
    return running.container().log();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      log.debug("the JVM is ending, and the container with it", e);
    }
    stop();
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    running.container().close();
    boot.close();
  }
}
