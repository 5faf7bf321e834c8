package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries that this user's runs keep for each other.
 *
 * <p>An entry is complete or not there: it is filled under another name and renamed. What is used
 * least recently goes first when there is too much, and what was not used for a month goes anyway;
 * whoever has it open can read on.
 *
 * @param folder where only this user can read
 * @param capacity how many bytes the entries may take
 */
record CacheStore(Path folder, long capacity) {

  private static final Logger log = LoggerFactory.getLogger(CacheStore.class);

  private static final String ENTRY = ".entry";
  private static final String FILLING = ".filling";

  /** After this nobody will ask for an entry any more. */
  private static final Duration UNUSED = Duration.ofDays(30);

  /** What can be read of a file while others remove files. */
  private record Aged(Path file, long size, FileTime used) {}

  /** Opens an entry; empty if there is none. */
  Optional<CacheEntry> find(String key) throws IOException {
    Path file = file(key);
    try {
      CacheEntry entry = CacheEntry.open(file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(entry);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The facts of an entry without data; empty if there is none that can be read. */
  Optional<Map<String, String>> facts(String key) {
    try (CacheEntry entry = find(key).orElse(null)) {
      return entry == null ? Optional.empty() : Optional.of(entry.facts());
    } catch (IOException e) {
      discard(key, e);
      return Optional.empty();
    }
  }

  /**
   * Writes an entry, in place of one that is there.
   *
   * @param data the data directory of a stopped server, if there is to be one
   * @throws IOException if it does not fit; then none of it is left
   */
  void publish(String key, Map<String, String> facts, @Nullable Path data) throws IOException {
    OwnerLock.sweep(folder, name -> Files.deleteIfExists(folder.resolve(name + FILLING)));
    try (OwnerLock owner = OwnerLock.take(folder)) {
      Path filling = folder.resolve(owner.name() + FILLING);
      try {
        CacheEntryWriter.write(filling, facts, data);
        long size = Files.size(filling);
        if (size > capacity) {
          throw new IOException(
              "the entry takes " + size + " bytes, and the cache may take " + capacity);
        }
        Files.move(filling, file(key), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(filling);
      }
    }
    evict();
  }

  /** When an entry was last used; empty if there is none. */
  Optional<Instant> used(String key) {
    try {
      return Optional.of(Files.getLastModifiedTime(file(key)).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes an entry that is damaged. */
  void discard(String key, Exception why) {
    String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    log.warn("A damaged entry of the cache is made anew: {}: {}", file(key), reason);
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      log.debug("it cannot be removed", e);
    }
  }

  /** Lets one JVM after the other make an entry; empty if it takes others too long. */
  Optional<CacheLock> lock(String key, Duration deadline) throws IOException, InterruptedException {
    return CacheLock.take(folder.resolve(key + ".making"), deadline);
  }

  private void evict() throws IOException {
    List<Aged> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(ENTRY)).toList()) {
        try {
          entries.add(new Aged(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException e) {
          log.debug("removed by another JVM: {}", file, e);
        }
      }
    }
    entries.sort(Comparator.comparing(Aged::used).reversed());
    Instant old = Instant.now().minus(UNUSED);
    long total = 0;
    for (Aged entry : entries) {
      total += entry.size();
      if (total > capacity || entry.used().toInstant().isBefore(old)) {
        Files.deleteIfExists(entry.file());
        log.debug("evicted: {}", entry.file());
      }
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ENTRY);
  }
}
