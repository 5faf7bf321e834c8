package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedded servers from the cache; the cache is a new one for each test. */
class PreparedServerIT {

  private static final CacheOutcome NOTHING_KEPT =
      new CacheOutcome.Miss("nothing was kept for this content, server and settings");

  private static EmptyCluster empty;

  private final Path caches;

  PreparedServerIT(@TempDir Path caches) throws IOException {
    this.caches = empty.copyTo(caches);
  }

  @BeforeAll
  static void initialize(@TempDir Path folder) throws IOException {
    empty = EmptyCluster.in(folder);
  }

  @Test
  void is_prepared_once_and_copied_from_then_on() throws SQLException {
    TableContent content = TableContent.of("a");
    try (PreparedServer first = start(content)) {
      assertThat(first.cache()).isEqualTo(NOTHING_KEPT);
      assertThat(first.receipt()).isEqualTo("receipt of a");
      assertThat(TableContent.read(first.server())).isEqualTo("a");
      TableContent.execute(first.server(), "content", "INSERT INTO made VALUES ('by a test')");
    }
    try (PreparedServer second = start(content)) {
      assertThat(second.cache()).isEqualTo(new CacheOutcome.Hit());
      assertThat(second.receipt()).isEqualTo("receipt of a");
      assertThat(TableContent.read(second.server())).isEqualTo("a");
      assertThat(second.server().description().pgvector().available()).isTrue();
      assertThat(second.server().description().postgresVersion()).matches("\\d+\\.\\d+");
      TableContent.execute(second.server(), "content", "INSERT INTO made VALUES ('by a test')");
    }
    try (PreparedServer third = start(content)) {
      assertThat(third.cache()).isEqualTo(new CacheOutcome.Hit());
      assertThat(TableContent.read(third.server())).isEqualTo("a");
    }
    assertThat(content.prepared()).hasValue(1);
  }

  @Test
  void has_another_password_each_time() throws SQLException {
    TableContent content = TableContent.of("a");
    String password;
    try (PreparedServer first = start(content)) {
      password = first.server().administrator().password();
    }
    try (PreparedServer second = start(content)) {
      String url = second.server().jdbcUrl("postgres");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(url, "postgres", password).close())
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void is_prepared_anew_when_the_content_is_edited() throws SQLException {
    start(TableContent.of("a")).close();
    try (PreparedServer edited = start(TableContent.of("b"))) {
      assertThat(edited.cache()).isEqualTo(NOTHING_KEPT);
      assertThat(TableContent.read(edited.server())).isEqualTo("b");
    }
    try (PreparedServer back = start(TableContent.of("a"))) {
      assertThat(back.cache()).isEqualTo(new CacheOutcome.Hit());
      assertThat(TableContent.read(back.server())).isEqualTo("a");
    }
  }

  @Test
  void makes_an_entry_with_a_changed_byte_anew() throws Exception {
    start(TableContent.of("a")).close();
    Path entry = largestEntry();
    byte[] bytes = Files.readAllBytes(entry);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entry, bytes);

    isMadeAnewBecause("the entry was damaged: its checksum is wrong");
  }

  @Test
  void makes_an_entry_that_is_cut_off_anew() throws Exception {
    start(TableContent.of("a")).close();
    Path entry = largestEntry();
    byte[] bytes = Files.readAllBytes(entry);
    Files.write(entry, Arrays.copyOf(bytes, bytes.length / 2));

    isMadeAnewBecause("the entry was damaged: it is cut off, or not an entry");
  }

  @Test
  void makes_an_entry_anew_whose_data_no_server_starts_with() throws Exception {
    start(TableContent.of("a")).close();
    Path entry = largestEntry();
    Path unpacked = caches.resolve("unpacked");
    try (CacheEntry kept = CacheEntry.open(entry);
        Unpacking unpacking = kept.unpack(unpacked, path -> {})) {
      unpacking.await();
      Files.delete(unpacked.resolve("global/pg_control"));
      Files.delete(entry);
      CacheEntryWriter.write(entry, kept.facts(), unpacked);
    }

    isMadeAnewBecause("the entry was damaged: Embedded PostgreSQL did not start");
  }

  @Test
  void does_without_a_cache_that_is_turned_off() throws SQLException {
    TableContent content = TableContent.of("a");
    for (int i = 0; i < 2; i++) {
      try (PreparedServer server = start(content, Map.of("seedbed.cache", "off"))) {
        assertThat(server.cache())
            .isEqualTo(new CacheOutcome.Off("turned off by system property seedbed.cache"));
        assertThat(TableContent.read(server.server())).isEqualTo("a");
      }
    }
    assertThat(content.prepared()).hasValue(2);
  }

  @Test
  void does_without_a_cache_that_is_too_small() throws SQLException {
    try (PreparedServer server = start(TableContent.of("a"), Map.of("seedbed.cache", "1 MB"))) {
      assertThat(server.cache().toString())
          .matches("cache off: the entry takes \\d+ bytes, and the cache may take 1048576");
      assertThat(TableContent.read(server.server())).isEqualTo("a");
    }
  }

  @Test
  void does_without_a_cache_that_has_no_place() throws IOException {
    Path file = Files.createFile(caches.resolve("file"));
    Settings settings = Settings.of(Map.of(), Map.of(), caches);

    assertThat(ServerCache.of(settings, Machines.withoutPlace(file), 4711).whyNone())
        .isEqualTo("%1$s/seedbed: %1$s; %1$s/seedbed-4711: %1$s".formatted(file));
  }

  @Test
  void has_settings_of_its_own_when_it_is_production_like() throws SQLException {
    start(TableContent.of("a")).close();
    Map<String, String> productionLike = Map.of("seedbed.production-like", "true");
    try (PreparedServer server = start(TableContent.of("a"), productionLike)) {
      assertThat(server.cache()).isEqualTo(NOTHING_KEPT);
    }
    try (PreparedServer server = start(TableContent.of("a"), productionLike)) {
      assertThat(server.cache()).isEqualTo(new CacheOutcome.Hit());
      for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit", "jit")) {
        assertThat(TableContent.ask(server.server(), "postgres", "SHOW " + setting))
            .as(setting)
            .isEqualTo("on");
      }
    }
  }

  @Test
  void tells_what_it_wrote_to_its_log_since_a_position() throws SQLException {
    try (PreparedServer server = start(TableContent.of("a"))) {
      ServerLog log = server.server().log();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> TableContent.ask(server.server(), "postgres", "SELECT before"));
      long position = log.position();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> TableContent.ask(server.server(), "postgres", "SELECT after"));

      assertThat(log.since(position))
          .anyMatch(line -> line.contains("column \"after\" does not exist"))
          .noneMatch(line -> line.contains("before"));
      assertThat(log.since(log.position())).isEmpty();
    }
  }

  @Test
  void passes_on_why_its_content_cannot_be_prepared_and_keeps_none() {
    ServerContent broken =
        new ServerContent() {
          @Override
          public String fingerprint() {
            return "broken";
          }

          @Override
          public String prepare(PostgresServer server) throws SQLException {
            throw new SQLException("out of luck");
          }
        };

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(ContentFailure.class)
          .isThrownBy(() -> start(broken).close())
          .satisfies(e -> assertThat(e.unwrap().getMessage()).isEqualTo("out of luck"));
    }
  }

  private void isMadeAnewBecause(String why) throws SQLException {
    try (PreparedServer server = start(TableContent.of("a"))) {
      assertThat(server.cache()).isEqualTo(new CacheOutcome.Miss(why));
      assertThat(TableContent.read(server.server())).isEqualTo("a");
    }
    try (PreparedServer server = start(TableContent.of("a"))) {
      assertThat(server.cache()).isEqualTo(new CacheOutcome.Hit());
      assertThat(TableContent.read(server.server())).isEqualTo("a");
    }
  }

  private Path largestEntry() throws IOException {
    try (Stream<Path> all = Files.list(caches.resolve("seedbed/prepared"))) {
      return all.max(Comparator.comparing(path -> path.toFile().length())).orElseThrow();
    }
  }

  private PreparedServer start(ServerContent content) {
    return start(content, Map.of());
  }

  private PreparedServer start(ServerContent content, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(more);
    properties.put("seedbed.postgres-home", empty.programs().toString());
    return EmbeddedServer.start(
        Settings.of(properties, Map.of(), Path.of("/nowhere")),
        Machines.with(Map.of("XDG_CACHE_HOME", caches.toString())),
        new Decision("test", List.of()),
        content);
  }
}
