package dev.seedbed.database.server;

import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts a container: from an image with the content if there is one, else from the plain one. */
final class ContainerData {

  /** How long another JVM may take to make the same image. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String IMAGE = "image";

  private final ContainerBoot boot;
  private final ContainerImage image;
  private final @Nullable ServerContent content;
  private final Function<ContainerBoot.Running, PostgresServer> servers;
  private String missing = "nothing was kept for this content, server and settings";

  /**
   * @param servers what the content takes a server for while it is prepared
   */
  ContainerData(
      ContainerBoot boot,
      ContainerImage image,
      @Nullable ServerContent content,
      Function<ContainerBoot.Running, PostgresServer> servers) {
    this.boot = boot;
    this.image = image;
    this.content = content;
    this.servers = servers;
  }

  /**
   * A container whose server answers.
   *
   * @param receipt what preparing its content returned
   */
  record Started(ContainerBoot.Running running, String receipt, CacheOutcome outcome) {}

  /** Starts it. */
  Started start(ServerCache cache) throws InterruptedException {
    ServerContent wanted = content;
    if (wanted == null) {
      return new Started(plain(), "", new CacheOutcome.Off("there is no content"));
    }
    @Nullable CacheStore store = cache.store();
    if (store == null) {
      return make(wanted, new CacheOutcome.Off(cache.whyNone()));
    }
    try {
      String key = key(wanted);
      Optional<Started> hit = hit(store, key);
      return hit.isPresent() ? hit.get() : makeOnce(store, key, wanted);
    } catch (IOException e) {
      return make(wanted, new CacheOutcome.Off(e.toString()));
    }
  }

  private Started makeOnce(CacheStore store, String key, ServerContent wanted)
      throws IOException, InterruptedException {
    Optional<CacheLock> lock = store.lock(key, PATIENCE);
    if (lock.isEmpty()) {
      String why = "another JVM has made the same for " + PATIENCE.toSeconds() + " s";
      return make(wanted, new CacheOutcome.Off(why));
    }
    CacheLock making = lock.get();
    try {
      Optional<Started> hit = hit(store, key);
      return hit.isPresent()
          ? hit.get()
          : keep(store, key, make(wanted, new CacheOutcome.Miss(missing)));
    } finally {
      making.close();
    }
  }

  private Optional<Started> hit(CacheStore store, String key) throws InterruptedException {
    Map<String, String> facts = store.facts(key).orElse(Map.of());
    @Nullable String kept = facts.get(IMAGE);
    if (kept == null) {
      return Optional.empty();
    }
    try {
      ServerFacts known = ServerFacts.of(facts);
      ContainerBoot.Running running = boot.start(image, kept, known);
      return Optional.of(new Started(running, known.receipt(), new CacheOutcome.Hit()));
    } catch (SeedbedException e) {
      missing = "the image that was kept cannot be started";
      store.discard(key, e);
      new ContainerKeeper(boot.docker(), store).remove(kept);
      return Optional.empty();
    }
  }

  private Started make(ServerContent wanted, CacheOutcome outcome) throws InterruptedException {
    ContainerBoot.Running running = plain();
    try {
      return new Started(running, ContentFailure.prepare(wanted, servers.apply(running)), outcome);
    } catch (RuntimeException | Error e) {
      running.container().close();
      throw e;
    }
  }

  private ContainerBoot.Running plain() throws InterruptedException {
    return boot.start(image, image.name(), new ServerFacts(Credentials.random(), "", null));
  }

  /** Makes an image of a container that no test has used. */
  private Started keep(CacheStore store, String key, Started made) throws InterruptedException {
    ContainerBoot.Running running = made.running();
    ServerFacts facts =
        new ServerFacts(running.endpoint().credentials(), made.receipt(), running.answer());
    CacheOutcome outcome = made.outcome();
    try {
      String kept = new ContainerKeeper(boot.docker(), store).keep(running.container(), key);
      Map<String, String> entry = facts.toMap();
      entry.put(IMAGE, kept);
      store.publish(key, entry, null);
    } catch (IOException e) {
      outcome = new CacheOutcome.Off(String.valueOf(e.getMessage()));
    }
    return new Started(boot.again(running, facts), made.receipt(), outcome);
  }

  private String key(ServerContent wanted) {
    List<String> initdb = ServerArguments.ofInitdb(image.majorVersion(), boot.productionLike());
    return Fingerprint.ofToolkit()
        .with("kind", "container at " + boot.engine())
        .with("image", image.id())
        .with("initdb", initdb.toString())
        .with("arguments", ServerArguments.ofPostgres(boot.productionLike()).toString())
        .with("content", wanted.fingerprint())
        .text();
  }
}
