package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory as {@code initdb} makes it: copied from the cache if that has one.
 *
 * @param launcher whose PostgreSQL it is for
 * @param arguments those of {@code initdb}
 * @param login how passwords are asked for, in the words of {@code pg_hba.conf}
 */
record InitialData(Launcher launcher, List<String> arguments, String login) {

  private static final Logger log = LoggerFactory.getLogger(InitialData.class);

  /** Copies the list. */
  InitialData {
    arguments = List.copyOf(arguments);
  }

  /** Of a server that goes with its JVM. */
  static InitialData ofTests(Launcher launcher, boolean productionLike) {
    return new InitialData(
        launcher,
        ServerArguments.ofInitdb(launcher.majorVersion(), productionLike),
        ServerArguments.LOGIN);
  }

  /**
   * Of a server whose data are to stay.
   *
   * <p>Any program may be used with it, and for long: so what crosses the wire is a proof.
   */
  static InitialData toStay(Launcher launcher) {
    List<String> arguments = new ArrayList<>(List.of("--no-sync"));
    arguments.addAll(ServerArguments.ofLastingInitdb(launcher.majorVersion()));
    return new InitialData(launcher, arguments, "scram-sha-256");
  }

  /** Names what it is made by. */
  Fingerprint fingerprint() throws IOException {
    Machine machine = launcher.machine();
    return Fingerprint.ofToolkit()
        .with("kind", "embedded " + machine.os() + " " + machine.arch())
        .with("installation", launcher.installation().identity())
        .with("version", launcher.version())
        .with("initdb", arguments.toString())
        .with("login", login);
  }

  /**
   * Makes it; it need not be on disk when this returns.
   *
   * @param store the cache, if there is one
   * @param data the directory, which is not there yet
   * @return the superuser, whose password is in the cache too
   */
  ServerFacts make(@Nullable CacheStore store, Path data) throws IOException, InterruptedException {
    if (store == null) {
      return anew(data);
    }
    String key = fingerprint().text();
    Optional<ServerFacts> copied = copy(store, key, data);
    if (copied.isPresent()) {
      return copied.get();
    }
    ServerFacts facts = anew(data);
    try {
      store.publish(key, facts.toMap(), data);
    } catch (IOException e) {
      log.debug("not kept", e);
    }
    return facts;
  }

  /** Empty if there is none, or if it cannot be copied: then initdb is asked, which says why. */
  private Optional<ServerFacts> copy(CacheStore store, String key, Path data)
      throws IOException, InterruptedException {
    try (CacheEntry entry = store.find(key).orElse(null)) {
      if (entry == null) {
        return Optional.empty();
      }
      try (Unpacking unpacking = entry.unpack(data, launcher::handOver)) {
        unpacking.await();
      }
      return Optional.of(ServerFacts.of(entry.facts()));
    } catch (CacheEntry.Damaged e) {
      store.discard(key, e);
    } catch (IOException e) {
      log.debug("not copied", e);
    }
    FolderRemoval.remove(data);
    return Optional.empty();
  }

  private ServerFacts anew(Path data) throws IOException, InterruptedException {
    ServerFacts facts = new ServerFacts(Credentials.random(), "", null);
    List<String> words = new ArrayList<>(arguments);
    words.add("--auth=" + login);
    new InitDb(launcher, data, facts.admin()).run(words);
    return facts;
  }
}
