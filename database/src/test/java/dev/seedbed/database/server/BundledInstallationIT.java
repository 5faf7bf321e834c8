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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledInstallationIT {

  private final Path caches;

  BundledInstallationIT(@TempDir Path caches) throws IOException {
    // Root's server runs as another user, who must come to its programs.
    this.caches =
        Files.setPosixFilePermissions(caches, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void is_unpacked_once_when_two_jvms_start_at_once_with_an_empty_cache() throws Exception {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", caches.toString());
    Process first = ServingJvm.launch(environment);
    Process second = ServingJvm.launch(environment);

    try (ServingJvm one = ServingJvm.of(first);
        ServingJvm other = ServingJvm.of(second)) {
      assertThat(one.query()).isEqualTo("answered");
      assertThat(other.query()).isEqualTo("answered");
      one.exit();
      other.exit();
    }

    assertThat(unpacked()).hasSize(1);
  }

  @Test
  void is_used_again() throws Exception {
    BundledInstallation bundled = bundled(Machine.current().classLoader());
    Path programs = bundled.find().programs();
    Files.createFile(programs.resolve("mark"));

    assertThat(bundled.find().programs()).isEqualTo(programs);
    assertThat(programs.resolve("mark")).exists();
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
  void ignores_and_after_an_hour_removes_what_a_killed_jvm_was_unpacking() throws Exception {
    BundledInstallation bundled = bundled(Machine.current().classLoader());
    bundled.find();
    Path cache = caches.resolve("seedbed/postgres");
    Path recent = Files.createDirectory(cache.resolve("filling-recent"));
    Path old = Files.createDirectory(cache.resolve("filling-old"));
    Files.createFile(old.resolve("half"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

    bundled(Machines.without("pgvector").classLoader()).find();

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  @Test
  void is_readable_by_every_user_whatever_the_umask_is() throws Exception {
    bundled(Machine.current().classLoader()).find();
    Path home = unpacked().get(0);

    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.filter(path -> !Files.isSymbolicLink(path)))
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .matches("rw[x-]r-[x-]r-[x-]"));
    }
    assertThat(Files.isSymbolicLink(home.resolve("lib/libpq.so"))).isTrue();
  }

  private BundledInstallation bundled(ClassLoader classLoader) throws IOException {
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

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> all = Files.list(caches.resolve("seedbed/postgres"))) {
      return all.toList();
    }
  }

  private static Path control(Path programs) {
    return programs.resolveSibling("share/postgresql/extension/vector.control");
  }
}
