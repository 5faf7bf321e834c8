package dev.seedbed.database.server;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts a server of this JVM's own: from the cache if that has what is asked for.
 *
 * <p>There are two entries: the data directory as {@code initdb} makes it, and the same with the
 * content. The latter is copied from a server that was stopped in order and that no test has used.
 */
final class EmbeddedData {

  /** How long another JVM may take to make the same entry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Settings settings;
  private final Machine machine;
  private final int userId;
  private final Installation installation;
  private final @Nullable ServerContent content;
  private final Function<Started, PostgresServer> servers;
  private final ServerCache cache;
  private String missing = "nothing was kept for this content, server and settings";

  /**
   * @param servers what the content takes a server for while it is prepared
   */
  EmbeddedData(
      Settings settings,
      Machine machine,
      int userId,
      Installation installation,
      @Nullable ServerContent content,
      Function<Started, PostgresServer> servers) {
    this.settings = settings;
    this.machine = machine;
    this.userId = userId;
    this.installation = installation;
    this.content = content;
    this.servers = servers;
    this.cache = ServerCache.of(settings, machine, userId);
  }

  /**
   * A server that has started.
   *
   * @param receipt what preparing its content returned
   */
  record Started(
      DataFolder folder, EmbeddedBoot.Running running, String receipt, CacheOutcome outcome) {}

  /** Starts it. */
  Started start() throws IOException, InterruptedException {
    @Nullable CacheStore store = cache.store();
    if (store == null) {
      return make(findLauncher(null), null, new CacheOutcome.Off(cache.whyNone()));
    }
    Optional<Launcher> recalled = LauncherMemory.recall(store, machine, userId, installation);
    if (recalled.isPresent()) {
      Optional<Started> hit = hit(store, recalled.get());
      if (hit.isPresent()) {
        return hit.get();
      }
    }
    Launcher launcher = findLauncher(store);
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

  private Launcher findLauncher(@Nullable CacheStore store)
      throws IOException, InterruptedException {
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
      missing =
          "the entry was damaged: " + String.valueOf(e.getMessage()).replaceFirst("(?s)\n.*", "");
      store.discard(key, e);
      return Optional.empty();
    }
  }

  private Started copy(Launcher launcher, CacheEntry entry)
      throws IOException, InterruptedException {
    DataFolder folder = DataFolder.create(machine, userId, launcher);
    try {
      return bootWhileUnpacking(launcher, folder, entry);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  private Started bootWhileUnpacking(Launcher launcher, DataFolder folder, CacheEntry entry)
      throws IOException, InterruptedException {
    try (Unpacking unpacking = entry.unpack(folder.data(), launcher::handOver)) {
      Started started =
          boot(launcher, folder, ServerFacts.of(entry.facts()), new CacheOutcome.Hit());
      try {
        unpacking.await();
      } catch (IOException | InterruptedException e) {
        started.running().postmaster().stop();
        throw e;
      }
      return started;
    }
  }

  /** Anew; keeps it in the cache if there is one. */
  private Started make(Launcher launcher, @Nullable CacheStore store, CacheOutcome outcome)
      throws IOException, InterruptedException {
    DataFolder folder = DataFolder.create(machine, userId, launcher);
    try {
      ServerFacts empty = initialData(launcher).make(store, folder.data());
      Started first = boot(launcher, folder, empty, outcome);
      if (content == null) {
        return first;
      }
      String receipt = ContentFailure.prepare(content, servers.apply(first));
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
    EmbeddedBoot.Running running = prepared.running();
    ServerFacts facts =
        new ServerFacts(running.endpoint().credentials(), prepared.receipt(), running.answer());
    CacheOutcome outcome = prepared.outcome();
    if (running.postmaster().stopInOrder()) {
      try {
        store.publish(key(launcher), facts.toMap(), prepared.folder().data());
      } catch (IOException e) {
        outcome = new CacheOutcome.Off(String.valueOf(e.getMessage()));
      }
    } else {
      outcome = new CacheOutcome.Off("the server did not stop in order");
    }
    return boot(launcher, prepared.folder(), facts, outcome);
  }

  private Started boot(
      Launcher launcher, DataFolder folder, ServerFacts facts, CacheOutcome outcome)
      throws IOException, InterruptedException {
    EmbeddedBoot boot = new EmbeddedBoot(settings, launcher, folder, facts.admin(), facts.answer());
    return new Started(folder, boot.start(), facts.receipt(), outcome);
  }

  private String key(Launcher launcher) throws IOException {
    Fingerprint base = initialData(launcher).fingerprint();
    return content == null
        ? base.text()
        : base.with("arguments", ServerArguments.ofPostgres(settings.productionLike()).toString())
            .with("content", content.fingerprint())
            .text();
  }

  private InitialData initialData(Launcher launcher) {
    return InitialData.ofTests(launcher, settings.productionLike());
  }
}
