package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledInstallationIT {

  /** Of all tests but one: unpacking takes seconds. */
  @TempDir private static Path caches;

  @BeforeAll
  static void open() throws IOException {
    Machines.open(caches);
  }

  @Test
  void is_unpacked_once_when_two_jvms_start_at_once_beside_what_killed_ones_left(
      @TempDir Path empty) throws Exception {
    Path folder = Machines.open(Files.createDirectories(Machines.open(empty).resolve("seedbed")));
    Path cache = Machines.open(Files.createDirectory(folder.resolve("postgres")));
    Path recent = Files.createDirectory(cache.resolve("filling-recent"));
    Path old = Files.createDirectory(cache.resolve("filling-old"));
    Files.createFile(old.resolve("half"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", empty.toString());
    Process first = ServingJvm.launch(environment);
    Process second = ServingJvm.launch(environment);

    try (ServingJvm one = ServingJvm.of(first);
        ServingJvm other = ServingJvm.of(second)) {
      assertThat(one.query()).isEqualTo("answered");
      assertThat(other.query()).isEqualTo("answered");
      one.exit();
      other.exit();
    }

    // What is younger than an hour may be at work.
    assertThat(unpacked(empty)).hasSize(2).contains(recent).doesNotContain(old);
  }

  @Test
  void is_used_again() throws Exception {
    BundledInstallation bundled = bundled(Machine.current().classLoader());
    Path mark = Files.createFile(bundled.find().programs().resolve("mark"));

    assertThat(bundled.find().programs()).isEqualTo(mark.getParent());
    assertThat(mark).exists();
    Files.delete(mark);
  }

  @Test
  void is_another_one_with_another_pgvector() throws Exception {
    Path with = bundled(Machine.current().classLoader()).find().programs();
    Path without = bundled(Machines.without("pgvector").classLoader()).find().programs();

    assertThat(with).isNotEqualTo(without);
    assertThat(control(with)).exists();
    assertThat(control(without)).doesNotExist();
  }

  @Test
  void is_readable_by_every_user_whatever_the_umask_is() throws Exception {
    Path programs = bundled(Machine.current().classLoader()).find().programs();
    Path home = Objects.requireNonNull(programs.getParent());

    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.filter(path -> !Files.isSymbolicLink(path)))
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .matches("rw[x-]r-[x-]r-[x-]"));
    }
    assertThat(Files.isSymbolicLink(home.resolve("lib/libpq.so"))).isTrue();
  }

  private static BundledInstallation bundled(ClassLoader classLoader) throws IOException {
    Machine here = Machine.current();
    Machine machine =
        new Machine(
            here.os(),
            here.arch(),
            Map.of("XDG_CACHE_HOME", caches.toString()),
            here.path(),
            here.memory(),
            here.temporary(),
            classLoader);
    return new BundledInstallation(machine, machine.userId());
  }

  private static List<Path> unpacked(Path caches) throws IOException {
    try (Stream<Path> all = Files.list(caches.resolve("seedbed/postgres"))) {
      return all.toList();
    }
  }

  private static Path control(Path programs) {
    return programs.resolveSibling("share/postgresql/extension/vector.control");
  }
}
