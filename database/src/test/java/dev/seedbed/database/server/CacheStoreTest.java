package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheStoreTest {

  private static final Map<String, String> FACTS = Map.of("receipt", "länger\nals eine Zeile");

  private final Path data;
  private final Path copy;
  private final CacheStore store;

  CacheStoreTest(@TempDir Path folder) throws IOException {
    this.data = Files.createDirectory(folder.resolve("data"));
    this.copy = folder.resolve("copy");
    this.store = new CacheStore(Files.createDirectory(folder.resolve("cache")), 1 << 20);
  }

  @Test
  void gives_back_facts_and_files_byte_by_byte() throws IOException {
    byte[] random = new byte[50_000];
    new Random(1).nextBytes(random);
    byte[] holes = new byte[3 << 20];
    holes[2_500_000] = 1;
    Files.createDirectories(data.resolve("base/1"));
    Files.createDirectory(data.resolve("empty"));
    Files.write(data.resolve("base/1/random"), random);
    Files.write(data.resolve("base/1/same"), random);
    Files.write(data.resolve("longer"), Arrays.copyOf(random, 60_000));
    Files.write(data.resolve("holes"), holes);
    Files.write(data.resolve("zeros"), new byte[2 << 20]);
    Files.write(data.resolve("nothing"), new byte[0]);

    new CacheStore(store.folder(), 10 << 20).publish("key", FACTS, data);
    try (CacheEntry entry = store.find("key").orElseThrow()) {
      assertThat(entry.facts()).isEqualTo(FACTS);
      unpack(entry, copy);
    }

    assertThat(paths(copy)).isEqualTo(paths(data));
    for (Path path : paths(data)) {
      if (Files.isRegularFile(data.resolve(path))) {
        assertThat(copy.resolve(path)).hasSameBinaryContentAs(data.resolve(path));
      }
    }
  }

  /** The next server removes or writes them while the rest is still being unpacked. */
  @Test
  void leaves_out_what_a_server_makes_anew_when_it_starts() throws IOException {
    Files.createDirectories(data.resolve("base/16386"));
    Files.createDirectories(data.resolve("global"));
    List<String> made =
        List.of("base/16386/pg_internal.init", "global/pg_internal.init", "postmaster.pid");
    for (String name : made) {
      Files.writeString(data.resolve(name), "of the server that was copied");
    }
    Files.writeString(data.resolve("base/16386/pg_filenode.map"), "of the database");

    store.publish("key", FACTS, data);
    unpack();

    for (String name : made) {
      Files.delete(data.resolve(name));
    }
    assertThat(paths(copy)).isEqualTo(paths(data));
  }

  @Test
  void stores_equal_files_once_and_no_zeros_at_their_ends() throws IOException {
    byte[] random = new byte[100_000];
    new Random(1).nextBytes(random);
    Files.write(data.resolve("one"), random);
    Files.write(data.resolve("two"), random);
    Files.write(data.resolve("zeros"), new byte[500_000]);

    store.publish("key", FACTS, data);

    assertThat(Files.size(entry("key"))).isBetween(100_000L, 101_000L);
  }

  @Test
  void keeps_entries_from_others() throws IOException {
    store.publish("key", FACTS, data);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry("key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void has_nothing_that_was_not_published() throws IOException {
    assertThat(store.find("key")).isEmpty();
    assertThat(store.facts("key")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 25_000, 50_010, -30, -10, -1})
  void finds_each_changed_byte(int position) throws IOException {
    publishRandom();
    byte[] bytes = Files.readAllBytes(entry("key"));
    bytes[position < 0 ? bytes.length + position : position] ^= 4;
    Files.write(entry("key"), bytes);

    assertThatExceptionOfType(CacheEntry.Damaged.class).isThrownBy(this::unpack);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 19, 30_000, 50_100})
  void finds_that_an_entry_is_cut_off(int length) throws IOException {
    publishRandom();
    Files.write(entry("key"), Arrays.copyOf(Files.readAllBytes(entry("key")), length));

    assertThatExceptionOfType(CacheEntry.Damaged.class).isThrownBy(this::unpack);
  }

  @Test
  void finds_that_an_entry_is_longer_than_it_was() throws IOException {
    publishRandom();
    Files.write(entry("key"), new byte[] {0}, StandardOpenOption.APPEND);

    assertThatExceptionOfType(CacheEntry.Damaged.class).isThrownBy(this::unpack);
  }

  @Test
  void removes_facts_that_are_damaged() throws IOException {
    Files.writeString(entry("key"), "damaged");

    assertThat(store.facts("key")).isEmpty();
    assertThat(entry("key")).doesNotExist();
  }

  @Test
  void evicts_what_was_used_least_recently() throws IOException {
    CacheStore small = new CacheStore(store.folder(), 120_000);
    for (String key : List.of("a", "b")) {
      publishRandom(small, key);
    }
    Files.setLastModifiedTime(entry("a"), FileTime.from(Instant.now().minusSeconds(20)));
    Files.setLastModifiedTime(entry("b"), FileTime.from(Instant.now().minusSeconds(10)));
    small.find("a").orElseThrow().close();

    publishRandom(small, "c");

    assertThat(entry("a")).exists();
    assertThat(entry("b")).doesNotExist();
    assertThat(entry("c")).exists();
  }

  @Test
  void evicts_what_nobody_asked_for_in_a_month() throws IOException {
    publishRandom(store, "a");
    Files.setLastModifiedTime(entry("a"), FileTime.from(Instant.now().minus(Duration.ofDays(31))));

    publishRandom(store, "b");

    assertThat(entry("a")).doesNotExist();
    assertThat(entry("b")).exists();
  }

  @Test
  void lets_read_on_who_has_an_entry_open_that_is_evicted() throws IOException {
    publishRandom();
    try (CacheEntry entry = store.find("key").orElseThrow()) {
      Files.delete(entry("key"));

      unpack(entry, copy);
    }
    assertThat(copy.resolve("file")).hasSameBinaryContentAs(data.resolve("file"));
  }

  @Test
  void leaves_nothing_of_what_does_not_fit() throws IOException {
    CacheStore small = new CacheStore(store.folder(), 1000);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> publishRandom(small, "key"))
        .withMessageMatching("the entry takes \\d+ bytes, and the cache may take 1000");
    assertThat(store.folder()).isEmptyDirectory();
  }

  @Test
  void leaves_nothing_of_what_cannot_be_copied() throws IOException {
    Files.createSymbolicLink(data.resolve("link"), data);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store.publish("key", FACTS, data))
        .withMessage("it has a tablespace: link");
    assertThat(store.folder()).isEmptyDirectory();
  }

  @Test
  void removes_what_a_killed_jvm_was_filling() throws IOException {
    Files.createFile(store.folder().resolve("4711-0-0.lock"));
    Files.writeString(store.folder().resolve("4711-0-0.filling"), "half");

    publishRandom();

    assertThat(store.folder()).isDirectoryContaining("glob:**key.entry");
    try (Stream<Path> all = Files.list(store.folder())) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void locks_only_one_at_a_time_and_leaves_no_file() throws Exception {
    try (CacheLock lock = store.lock("key", Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(store.lock("key", Duration.ofMillis(30))).isEmpty();
    }
    assertThat(store.folder()).isEmptyDirectory();
  }

  @Test
  void removes_locks_of_jvms_that_were_killed_long_ago() throws Exception {
    Path old = Files.createFile(store.folder().resolve("old.making"));
    Path recent = Files.createFile(store.folder().resolve("recent.making"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    store.lock("key", Duration.ZERO).orElseThrow().close();

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  private void publishRandom() throws IOException {
    publishRandom(store, "key");
  }

  private void publishRandom(CacheStore into, String key) throws IOException {
    byte[] random = new byte[50_000];
    new Random(1).nextBytes(random);
    Files.write(data.resolve("file"), random);
    into.publish(key, FACTS, data);
  }

  private void unpack() throws IOException {
    try (CacheEntry entry = store.find("key").orElseThrow()) {
      unpack(entry, copy);
    }
  }

  private static void unpack(CacheEntry entry, Path copy) throws IOException {
    try (Unpacking unpacking = entry.unpack(copy, path -> {})) {
      unpacking.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path entry(String key) {
    return store.folder().resolve(key + ".entry");
  }

  private static List<Path> paths(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(folder::relativize).sorted().toList();
    }
  }
}
