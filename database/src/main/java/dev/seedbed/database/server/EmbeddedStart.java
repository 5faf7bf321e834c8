package dev.seedbed.database.server;

import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts an embedded server, or joins one that another JVM of the same build has started. */
final class EmbeddedStart {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedStart.class);

  /** How long another JVM may take to start the server to join. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PORT = "port";

  private final Settings settings;
  private final Machine machine;
  private final int userId;
  private final Installation installation;
  private final Decision decision;
  private final @Nullable ServerContent content;
  private final long begin = System.nanoTime();

  EmbeddedStart(
      Settings settings, Machine machine, Decision decision, @Nullable ServerContent content)
      throws IOException {
    this.settings = settings;
    this.machine =
        settings
            .text(Setting.DATA_FOLDER)
            .map(settings.projectRoot()::resolve)
            .map(machine::keepingDataIn)
            .orElse(machine);
    this.decision = decision;
    this.content = content;
    this.userId = machine.userId();
    this.installation = Installation.find(settings, machine, userId);
  }

  /** Starts or joins it. */
  PreparedServer run() throws IOException, InterruptedException {
    Optional<String> build = content == null ? Optional.empty() : Build.ofThisJvm();
    if (content == null || build.isEmpty()) {
      return start(null);
    }
    String key =
        Fingerprint.ofToolkit()
            .with("build", build.get())
            .with("installation", installation.identity())
            .with("arguments", ServerArguments.ofPostgres(settings.productionLike()).toString())
            .with(PORT, settings.text(Setting.PORT).orElse(""))
            .with("data-folder", settings.text(Setting.DATA_FOLDER).orElse(""))
            .with("content", content.fingerprint())
            .text();
    Optional<CacheLock> lock = lock(key);
    if (lock.isEmpty()) {
      return start(null);
    }
    CacheLock starting = lock.get();
    try {
      Optional<JoinedServer> shared = DataFolder.findShared(machine, userId, key);
      return shared.isPresent() ? joined(shared.get()) : start(key);
    } finally {
      starting.close();
    }
  }

  private Optional<CacheLock> lock(String key) throws InterruptedException {
    try {
      Path running = DataFolder.running(machine.temporary(), userId);
      return CacheLock.take(running.resolve(key + ".joining"), PATIENCE);
    } catch (IOException e) {
      log.debug("nothing can be shared", e);
      return Optional.empty();
    }
  }

  private PreparedServer joined(JoinedServer shared) {
    ServerFacts facts = ServerFacts.of(shared.facts());
    int port = Integer.parseInt(shared.facts().getOrDefault(PORT, "0"));
    Endpoint endpoint = Endpoint.local(EmbeddedBoot.LOOPBACK, port, facts.admin());
    EmbeddedServer server =
        server(shared.folder(), shared, endpoint, port, Objects.requireNonNull(facts.answer()));
    return new PreparedServer(server, facts.receipt(), new CacheOutcome.Joined());
  }

  /**
   * Starts one that ends with the JVM.
   *
   * @param key what others who may join look for; null if nobody may
   */
  private PreparedServer start(@Nullable String key) throws IOException, InterruptedException {
    EmbeddedData.Started started =
        new EmbeddedData(settings, machine, userId, installation, content, this::server).start();
    EmbeddedServer server = server(started);
    server.stopAtExit();
    try {
      String receipt =
          content == null ? "" : ContentFailure.renew(content, server, started.receipt());
      if (key != null) {
        offer(key, started, receipt);
      }
      return new PreparedServer(server, receipt, started.outcome());
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private static void offer(String key, EmbeddedData.Started started, String receipt)
      throws InterruptedException {
    EmbeddedBoot.Running running = started.running();
    Map<String, String> facts =
        new ServerFacts(running.endpoint().credentials(), receipt, running.answer()).toMap();
    facts.put(PORT, String.valueOf(running.port()));
    try {
      running.postmaster().share();
      JoinedServer.offer(started.folder().path(), key, facts);
    } catch (IOException e) {
      log.debug("other JVMs start servers of their own", e);
    }
  }

  private EmbeddedServer server(EmbeddedData.Started started) {
    EmbeddedBoot.Running running = started.running();
    return server(
        started.folder().path(),
        new OwnServer(running.postmaster(), started.folder()),
        running.endpoint(),
        running.port(),
        running.answer());
  }

  private EmbeddedServer server(
      Path folder, ServerHold hold, Endpoint endpoint, int port, FirstQuery answer) {
    return new EmbeddedServer(
        folder,
        hold,
        endpoint,
        new ServerDescription(
            ServerKind.EMBEDDED,
            decision.reason(),
            decision.passedOver(),
            answer.postgresVersion(),
            answer.pgvector(installation.withoutPgvector()),
            Duration.ofNanos(System.nanoTime() - begin),
            EmbeddedBoot.LOOPBACK,
            port));
  }
}
