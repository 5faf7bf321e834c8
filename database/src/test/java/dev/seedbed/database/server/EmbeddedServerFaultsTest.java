package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerFaultsTest {

  private static final int ORDINARY_USER = 4711;

  private final Path folder;

  EmbeddedServerFaultsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void does_not_run_on_windows() {
    fails(
        () -> start(Machines.of("Windows 11", "amd64")),
        """
        Embedded PostgreSQL does not run on Windows
          expected: Linux or macOS
          actual: Windows 11
          To fix: start Docker: -Dseedbed.server=container
              or: use a test database: SEEDBED_URL=postgresql://…""");
  }

  @Test
  void needs_programs_for_the_platform() {
    fails(
        () -> start(Machines.of("Linux", "riscv64")),
        """
        No embedded PostgreSQL for Linux on riscv64
          expected: Linux (other than Alpine) or macOS, on amd64 or arm64
          actual: Linux, riscv64
          To fix: install PostgreSQL and name its folder: -Dseedbed.postgres-home=…
              or: start Docker: -Dseedbed.server=container""");
  }

  @Test
  void needs_the_programs_on_the_class_path() {
    fails(
        () -> start(Machines.without(".txz")),
        """
        Embedded PostgreSQL is not on the class path
          expected: the resource %s
          actual: no jar on the class path holds it
          To fix: add the test dependency %s
              or: install PostgreSQL and name its folder: -Dseedbed.postgres-home=…"""
            .formatted(
                Platform.of(Machine.current()).orElseThrow().archive(), Machines.artifact()));
  }

  @Test
  void needs_a_place_to_unpack_the_programs() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    fails(
        () -> new BundledInstallation(Machines.withoutPlace(file), ORDINARY_USER).find(),
        """
        No place to unpack the embedded PostgreSQL
          expected: a folder to write to that the server's user can reach
          actual: %1$s/seedbed: %1$s
            %1$s/seedbed-4711: %1$s
          To fix: set XDG_CACHE_HOME to such a folder"""
            .formatted(file));
  }

  @Test
  void needs_a_folder_for_temporary_files() {
    Machine here = Machine.current();
    Path nowhere = folder.resolve("nowhere");
    Machine machine =
        new Machine(
            here.os(),
            here.arch(),
            here.environment(),
            here.path(),
            List.of(),
            nowhere,
            here.classLoader());

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start(machine))
        .withMessageMatching(
            """
            Embedded PostgreSQL did not start
              actual: java.nio.file.NoSuchFileException: %s/seedbed\\d+.tmp
              To fix: correct what it complains of
                  or: use a container: -Dseedbed.server=container"""
                .formatted(nowhere));
  }

  @Test
  void needs_a_place_for_data() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Machine machine = Machines.withoutPlace(file);
    Installation installation = new Installation(folder, "");
    Launcher launcher =
        new Launcher(machine, installation, "as this user", List.of(), null, "17.6");

    fails(
        () -> DataFolder.create(machine, ORDINARY_USER, launcher),
        """
        No place for the embedded PostgreSQL's data
          expected: a folder that can be written to
          actual: %1$s: %1$s/seedbed-4711: Not a directory
          To fix: name such a folder: -Dseedbed.data-folder=…"""
            .formatted(file));
  }

  @Test
  void needs_the_folder_that_postgres_home_names() {
    Path home = folder.resolve("nowhere");

    fails(
        () -> startFrom(home),
        """
        No PostgreSQL server programs in %1$s
          expected: initdb and postgres in %1$s/bin
          actual: there is no such folder
          why: postgres-home is set by environment SEEDBED_POSTGRES_HOME
          To fix: set it to the folder that pg_config --bindir prints, with the server installed and not only the client
              or: remove it to use the programs from the class path"""
            .formatted(home));
  }

  @Test
  void needs_the_servers_programs_in_postgres_home() throws IOException {
    program("psql", "exit 0");
    program("postgres", "exit 0");

    fails(
        () -> startFrom(folder),
        """
        No PostgreSQL server programs in %1$s
          expected: initdb and postgres in %1$s/bin
          actual: not there
          why: postgres-home is set by environment SEEDBED_POSTGRES_HOME
          To fix: set it to the folder that pg_config --bindir prints, with the server installed and not only the client
              or: remove it to use the programs from the class path"""
            .formatted(folder));
  }

  @Test
  void needs_a_way_to_become_another_user_when_root() {
    Installation installation = new Installation(folder, "");

    fails(
        () -> Launcher.find(Machines.withPrograms(folder), 0, installation),
        """
        Embedded PostgreSQL cannot start as root
          expected: a way to run it as another user
          actual: setpriv: not installed
            runuser: not installed
            su: not installed
            unshare: not installed
          why: PostgreSQL refuses to run as root
          To fix: run as an ordinary user
              or: install util-linux, and let the container change users (SETUID and SETGID)""");
  }

  @Test
  void needs_programs_that_run() throws IOException {
    program("id", "echo 4711");
    program("postgres", "echo broken; exit 1");
    Installation installation = new Installation(folder, "");

    fails(
        () -> Launcher.find(Machines.withPrograms(folder), ORDINARY_USER, installation),
        """
        Cannot run %s/postgres
          expected: it prints its version
          actual: as this user: broken
            unshare: not installed
          To fix: set XDG_CACHE_HOME to a folder that programs may run from
              or: install PostgreSQL and name its folder: -Dseedbed.postgres-home=…"""
            .formatted(folder));
  }

  @Test
  void refuses_a_damaged_pgvector() throws IOException {
    Path home = Files.createDirectories(folder.resolve("share/postgresql"));
    Files.writeString(home.resolve("postgres.bki"), "# PostgreSQL 17\n");
    Path resources = Files.createDirectories(folder.resolve("dev/seedbed/pgvector/linux-amd64/17"));
    Files.writeString(
        resources.resolve("pgvector.properties"),
        "library=vector.so\nfiles=vector.so\nsha256.vector.so=abc\n");
    Files.writeString(resources.resolve("vector.so"), "damaged");
    Platform platform = new Platform("linux-amd64", "");
    ClassLoader classLoader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    PgvectorFiles pgvector = new PgvectorFiles(platform, classLoader);

    fails(
        () -> pgvector.copyInto(folder),
        """
        pgvector is damaged: vector.so for linux-amd64
          expected: SHA-256 abc
          actual: 41f0c27c00e8018f7715b5f50f67b5b54c229c1b843a014152785d9005f58fde
          To fix: build or download seedbed-pgvector-binaries anew""");
  }

  private void program(String name, String script) throws IOException {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private EmbeddedServer startFrom(Path home) {
    Settings settings =
        Settings.of(Map.of(), Map.of("SEEDBED_POSTGRES_HOME", home.toString()), folder);
    return EmbeddedServer.start(settings, Machine.current(), new Decision("", List.of()));
  }

  private EmbeddedServer start(Machine machine) {
    return EmbeddedServer.start(
        Settings.of(Map.of(), Map.of(), folder), machine, new Decision("", List.of()));
  }

  private static void fails(ThrowingCallable action, String message) {
    assertThatExceptionOfType(SeedbedException.class).isThrownBy(action).withMessage(message);
  }
}
