package dev.seedbed.database.server;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an embedded server: from the cache if that has what is asked for, else from what it has.
 *
 * <p>There are two entries: the data directory as {@code initdb} makes it, and the same with the
 * content. The latter is copied from a server that was stopped in order and that no test has used.
 */
final class EmbeddedStart {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedStart.class);

  /** How long another JVM may take to make the same entry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PASSWORD = "password";
  private static final String RECEIPT = "receipt";
  private static final String VERSION = "version";
  private static final String PGVECTOR = "pgvector";

  private final Settings settings;
  private final Machine machine;
  private final int userId;
  private final Installation installation;
  private final ServerCache cache;
  private final Decision decision;
  private final long begin = System.nanoTime();
  private final @Nullable ServerContent content;
  private String missing = "nothing was kept for this content, server and settings";

  EmbeddedStart(
      Settings settings, Machine machine, Decision decision, @Nullable ServerContent content)
      throws IOException {
    this.settings = settings;
    this.machine = machine;
    this.decision = decision;
    this.userId = machine.userId();
    Optional<SettingValue> home = settings.find(Setting.POSTGRES_HOME);
    this.installation =
        home.isPresent()
            ? Installation.configured(home.get())
            : new BundledInstallation(machine, userId).find();
    this.cache = ServerCache.of(settings, machine, userId);
    this.content = content;
  }

  /**
   * A server that has started.
   *
   * @param receipt what preparing its content returned
   */
  record Started(
      DataFolder folder, EmbeddedBoot.Running running, String receipt, CacheOutcome outcome) {}

  /** Starts it, and ends it with the JVM. */
  PreparedServer run() throws IOException, InterruptedException {
    Started started = started();
    EmbeddedServer server = server(started);
    server.stopAtExit();
    try {
      String receipt =
          content == null ? "" : ContentFailure.renew(content, server, started.receipt());
      return new PreparedServer(server, receipt, started.outcome());
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private EmbeddedServer server(Started started) {
    FirstQuery answer = started.running().answer();
    return new EmbeddedServer(
        started.folder(),
        started.running(),
        new ServerDescription(
            ServerKind.EMBEDDED,
            decision.reason(),
            decision.passedOver(),
            answer.postgresVersion(),
            answer.pgvector(installation.withoutPgvector()),
            Duration.ofNanos(System.nanoTime() - begin),
            EmbeddedBoot.LOOPBACK,
            started.running().port()));
  }

  private Started started() throws IOException, InterruptedException {
    @Nullable CacheStore store = cache.store();
    if (store == null) {
      return make(launcher(null), null, new CacheOutcome.Off(cache.whyNone()));
    }
    Optional<Launcher> recalled = LauncherMemory.recall(store, machine, userId, installation);
    if (recalled.isPresent()) {
      Optional<Started> hit = hit(store, recalled.get());
      if (hit.isPresent()) {
        return hit.get();
      }
    }
    Launcher launcher = launcher(store);
    if (content == null) {
      return make(launcher, store, new CacheOutcome.Off("there is no content"));
    }
    Optional<CacheLock> lock = store.lock(key(launcher), PATIENCE);
    if (lock.isEmpty()) {
      String why = "another JVM has made the same for " + PATIENCE.toSeconds() + " s";
      return make(launcher, null, new CacheOutcome.Off(why));
    }
    CacheLock making = lock.get();
    try {
      Optional<Started> hit = hit(store, launcher);
      return hit.isPresent() ? hit.get() : make(launcher, store, new CacheOutcome.Miss(missing));
    } finally {
      making.close();
    }
  }

  private Launcher launcher(@Nullable CacheStore store) throws IOException, InterruptedException {
    Launcher launcher = Launcher.find(machine, userId, installation);
    if (store != null) {
      LauncherMemory.remember(store, launcher, userId);
    }
    return launcher;
  }

  /** From the entry, if it is there and in order. */
  private Optional<Started> hit(CacheStore store, Launcher launcher)
      throws IOException, InterruptedException {
    String key = key(launcher);
    try (CacheEntry entry = store.find(key).orElse(null)) {
      return entry == null ? Optional.empty() : Optional.of(copy(launcher, entry));
    } catch (CacheEntry.Damaged | SeedbedException e) {
      missing = "the entry was damaged: " + String.valueOf(e.getMessage()).replaceFirst("\n.*", "");
      store.discard(key, e);
      return Optional.empty();
    }
  }

  private Started copy(Launcher launcher, CacheEntry entry)
      throws IOException, InterruptedException {
    DataFolder folder = folder(launcher);
    try {
      entry.unpack(folder.data(), launcher::handOver);
      return boot(launcher, folder, entry.facts(), new CacheOutcome.Hit());
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  /** Anew; keeps it in the cache if there is one. */
  private Started make(Launcher launcher, @Nullable CacheStore store, CacheOutcome outcome)
      throws IOException, InterruptedException {
    DataFolder folder = folder(launcher);
    try {
      Map<String, String> facts = initialize(launcher, folder, store);
      Started first = boot(launcher, folder, facts, outcome);
      if (content == null) {
        return first;
      }
      String receipt = ContentFailure.prepare(content, server(first));
      Started prepared = new Started(folder, first.running(), receipt, outcome);
      return store == null ? prepared : keep(launcher, store, prepared);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  /** Stops the server, copies its data, and starts it again. */
  private Started keep(Launcher launcher, CacheStore store, Started prepared)
      throws IOException, InterruptedException {
    DataFolder folder = prepared.folder();
    FirstQuery answer = prepared.running().answer();
    Map<String, String> facts = new TreeMap<>();
    facts.put(PASSWORD, prepared.running().endpoint().credentials().password());
    facts.put(RECEIPT, prepared.receipt());
    facts.put(VERSION, answer.postgresVersion());
    facts.put(PGVECTOR, answer.pgvectorVersion() == null ? "" : answer.pgvectorVersion());
    CacheOutcome outcome = prepared.outcome();
    if (prepared.running().postmaster().stopInOrder()) {
      try {
        store.publish(key(launcher), facts, folder.data());
      } catch (IOException e) {
        outcome = new CacheOutcome.Off(String.valueOf(e.getMessage()));
      }
    } else {
      outcome = new CacheOutcome.Off("the server did not stop in order");
    }
    return boot(launcher, folder, facts, outcome);
  }

  private Started boot(
      Launcher launcher, DataFolder folder, Map<String, String> facts, CacheOutcome outcome)
      throws IOException, InterruptedException {
    Credentials admin = new Credentials("postgres", facts.getOrDefault(PASSWORD, ""));
    @Nullable String version = facts.get(VERSION);
    String pgvector = facts.getOrDefault(PGVECTOR, "");
    FirstQuery known =
        version == null ? null : new FirstQuery(version, pgvector.isEmpty() ? null : pgvector);
    EmbeddedBoot.Running running =
        new EmbeddedBoot(settings, launcher, folder, admin, known).start();
    return new Started(folder, running, facts.getOrDefault(RECEIPT, ""), outcome);
  }

  /** Makes a data directory without content, and tells what is known of it. */
  private Map<String, String> initialize(
      Launcher launcher, DataFolder folder, @Nullable CacheStore store)
      throws IOException, InterruptedException {
    String key = base(launcher).text();
    if (store != null) {
      try (CacheEntry entry = store.find(key).orElse(null)) {
        if (entry != null) {
          entry.unpack(folder.data(), launcher::handOver);
          return entry.facts();
        }
      } catch (CacheEntry.Damaged e) {
        store.discard(key, e);
        FolderRemoval.remove(folder.data());
      }
    }
    Credentials admin = Credentials.random();
    new EmbeddedBoot(settings, launcher, folder, admin, null).initialize();
    Map<String, String> facts = Map.of(PASSWORD, admin.password());
    if (store != null) {
      try {
        store.publish(key, facts, folder.data());
      } catch (IOException e) {
        log.debug("not kept", e);
      }
    }
    return facts;
  }

  private DataFolder folder(Launcher launcher) {
    Machine place =
        settings
            .text(Setting.DATA_FOLDER)
            .map(settings.projectRoot()::resolve)
            .map(machine::keepingDataIn)
            .orElse(machine);
    return DataFolder.create(place, userId, launcher);
  }

  private String key(Launcher launcher) throws IOException {
    Fingerprint base = base(launcher);
    return content == null
        ? base.text()
        : base.with("arguments", ServerArguments.ofPostgres(settings.productionLike()).toString())
            .with("content", content.fingerprint())
            .text();
  }

  private Fingerprint base(Launcher launcher) throws IOException {
    List<String> initdb =
        ServerArguments.ofInitdb(launcher.majorVersion(), settings.productionLike());
    return Fingerprint.ofToolkit()
        .with("kind", "embedded " + machine.os() + " " + machine.arch())
        .with("installation", installation.identity())
        .with("version", launcher.version())
        .with("initdb", initdb.toString());
  }
}
