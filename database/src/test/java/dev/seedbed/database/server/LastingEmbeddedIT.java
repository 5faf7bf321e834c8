package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.Sql;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are made with a cache of their own. */
class LastingEmbeddedIT {

  private static final Credentials ADMIN = Credentials.random();

  private final Path folder;
  private final Path programs;

  LastingEmbeddedIT(@TempDir Path folder) throws IOException {
    this.folder = Machines.open(folder);
    Machine here = Machine.current();
    this.programs = new BundledInstallation(here, here.userId()).find().programs();
  }

  @Test
  void are_copies_of_one_and_have_passwords_of_their_own() throws Exception {
    make("first", Credentials.random());
    LastingEmbedded second = make("second", ADMIN);

    assertThat(cluster("second")).isEqualTo(cluster("first"));
    int port = LastingServer.freePort();
    assertThat(second.start(new LastingStart(ADMIN, port, true, Duration.ofMinutes(1)))).isTrue();
    try {
      Credentials kept = kept().admin();
      assertThat(kept).isNotEqualTo(ADMIN);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Endpoint.local("127.0.0.1", port, kept).connect("postgres").close())
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      try (Connection connection = Endpoint.local("127.0.0.1", port, ADMIN).connect("postgres")) {
        assertThat(
                Sql.query(
                    connection,
                    "SELECT left(rolpassword, 14) FROM pg_authid WHERE rolname = 'postgres'"))
            .containsExactly("SCRAM-SHA-256$");
        assertThat(
                Sql.query(
                    connection,
                    "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
            .containsExactly("scram-sha-256");
      }
    } finally {
      second.remove();
    }
  }

  @Test
  void are_made_anew_where_the_copy_is_damaged() throws Exception {
    make("first", ADMIN);
    Path entry = entry();
    byte[] bytes = Files.readAllBytes(entry);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entry, bytes);

    make("second", ADMIN);
    make("third", ADMIN);

    assertThat(cluster("second")).isNotEqualTo(cluster("first"));
    assertThat(cluster("third")).isEqualTo(cluster("second"));
  }

  @Test
  void say_what_the_server_complains_of_when_its_data_is_finished() throws Exception {
    Path home = Machines.open(Files.createDirectory(folder.resolve("home")));
    program(home.resolve("initdb"), "cat >/dev/null");
    program(
        home.resolve("postgres"),
        "[ \"$1\" != --version ] || { echo 'postgres (PostgreSQL) 17.6'; exit; }\n"
            + "echo 'FATAL:  out of luck' >&2; exit 1");
    LastingEmbedded server = open("first", home);

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> server.make(ADMIN))
        .withMessage(
            """
            Embedded PostgreSQL did not start
              actual: java.io.IOException: the new data cannot be finished: FATAL:  out of luck
              To fix: correct what it complains of
                  or: use a container: -Dseedbed.server=container""");
    assertThat(server.hasData()).isFalse();
  }

  private static void program(Path program, String script) throws IOException {
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private LastingEmbedded make(String name, Credentials admin) throws IOException {
    LastingEmbedded server = open(name, programs);
    server.make(admin);
    return server;
  }

  private LastingEmbedded open(String name, Path home) throws IOException {
    return LastingEmbedded.open(
        Settings.of(Map.of("seedbed.postgres-home", home.toString()), Map.of(), folder),
        Machines.with(Map.of("XDG_CACHE_HOME", folder.toString())),
        new LastingPlace(Machines.open(Files.createDirectory(folder.resolve(name))), name, folder));
  }

  /** The number that {@code initdb} gives to what it makes. */
  private byte[] cluster(String name) throws IOException {
    byte[] control = Files.readAllBytes(folder.resolve(name + "/server/data/global/pg_control"));
    return Arrays.copyOf(control, Long.BYTES);
  }

  private ServerFacts kept() throws IOException {
    try (CacheEntry entry = CacheEntry.open(entry())) {
      return ServerFacts.of(entry.facts());
    }
  }

  private Path entry() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("seedbed/prepared"))) {
      List<Path> entries = all.filter(path -> path.toString().endsWith(".entry")).toList();
      assertThat(entries).hasSize(1);
      return entries.get(0);
    }
  }
}
