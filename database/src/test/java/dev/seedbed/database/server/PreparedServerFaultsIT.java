package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs with one cache, some of which end too early; and JVMs that share a server. */
class PreparedServerFaultsIT {

  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String MISS =
      "cache miss: nothing was kept for this content, server and settings";

  private static EmptyCluster empty;

  private final Path folder;
  private final Path prepared;

  PreparedServerFaultsIT(@TempDir Path folder) throws IOException {
    this.folder = empty.copyTo(folder);
    this.prepared = folder.resolve("seedbed/prepared");
  }

  @BeforeAll
  static void initialize(@TempDir Path folder) throws IOException {
    empty = EmptyCluster.in(folder);
  }

  @Test
  void goes_on_when_a_jvm_was_killed_while_it_prepared() throws Exception {
    try (PreparingJvm killed = start("one", Map.of("wait", "true"))) {
      assertThat(killed.line()).isEqualTo("preparing");
      killed.kill();

      assertThat(PreparingJvm.nobodyUses(folder.resolve("one"))).isTrue();
    }
    isPreparedNow("other");
    isKept("third");
  }

  @Test
  void goes_on_when_a_jvm_was_killed_while_it_published() throws Exception {
    try (PreparingJvm killed = start("one", Map.of())) {
      assertThat(Await.until(Duration.ofSeconds(60), () -> isFilling() || !killed.lives()))
          .isTrue();
      killed.kill();
      assertThat(PreparingJvm.nobodyUses(folder.resolve("one"))).isTrue();
    }
    isPreparedNow("other");
    assertThat(isFilling()).isFalse();
    isKept("third");
  }

  @Test
  void prepares_once_when_two_jvms_want_the_same() throws Exception {
    try (PreparingJvm one = start("one", Map.of());
        PreparingJvm other = start("other", Map.of())) {
      List<String> lines = new ArrayList<>();
      for (PreparingJvm jvm : List.of(one, other)) {
        String line = jvm.line();
        lines.add(line);
        if (line.equals("preparing")) {
          lines.add(jvm.line());
        }
        assertThat(jvm.read()).isEqualTo("a");
      }

      assertThat(lines).containsExactlyInAnyOrder("preparing", MISS, "cache hit");
      one.exit();
      other.exit();
    }
  }

  @Test
  void does_without_the_cache_when_the_disk_is_full() throws Exception {
    // Then what initdb makes does not get into the cache either.
    FolderRemoval.remove(prepared);
    // No file may grow beyond 2 or 4 MB, depending on the shell: the server's are smaller.
    List<String> little = List.of("sh", "-c", "ulimit -f 4096; exec \"$@\"", "sh");
    try (PreparingJvm jvm =
        PreparingJvm.start(little, CLASS_PATH, folder, settings("one", Map.of()))) {
      assertThat(jvm.line()).isEqualTo("preparing");
      assertThat(jvm.line()).isEqualTo("cache off: File too large");
      assertThat(jvm.read()).isEqualTo("a");
      jvm.exit();
    }
    try (Stream<Path> all = Files.list(prepared)) {
      assertThat(all).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
    assertThat(isFilling()).isFalse();
    isPreparedNow("other");
  }

  @Test
  void uses_nothing_that_another_version_kept() throws Exception {
    isPreparedNow("one");
    try (PreparingJvm jvm =
        PreparingJvm.start(List.of(), otherClassPath(), folder, settings("other", Map.of()))) {
      assertThat(jvm.line()).isEqualTo("preparing");
      assertThat(jvm.line()).isEqualTo(MISS);
      assertThat(jvm.read()).isEqualTo("a");
      jvm.exit();
    }
    isKept("third");
  }

  @Test
  void lives_on_for_others_when_the_jvm_that_started_it_is_killed() throws Exception {
    try (PreparingJvm one = start("same", Map.of())) {
      assertThat(one.line()).isEqualTo("preparing");
      assertThat(one.line()).isEqualTo(MISS);
      try (PreparingJvm other = start("same", Map.of());
          PreparingJvm third = start("same", Map.of())) {
        assertThat(other.line()).isEqualTo("server shared with another JVM");
        assertThat(third.line()).isEqualTo("server shared with another JVM");
        one.kill();
        assertThat(other.read()).isEqualTo("a");
        other.kill();
        assertThat(third.read()).isEqualTo("a");
        third.kill();
      }
    }
    assertThat(PreparingJvm.nobodyUses(folder.resolve("same"))).isTrue();
  }

  @Test
  void lives_on_for_others_when_the_jvm_that_started_it_exits() throws Exception {
    try (PreparingJvm one = start("same", Map.of())) {
      assertThat(one.line()).isEqualTo("preparing");
      assertThat(one.line()).isEqualTo(MISS);
      try (PreparingJvm other = start("same", Map.of())) {
        assertThat(other.line()).isEqualTo("server shared with another JVM");
        one.exit();
        // One of other settings starts in the same place, which sweeps it: not what is in use.
        try (PreparingJvm third = start("same", Map.of("seedbed.production-like", "true"))) {
          assertThat(third.line()).isEqualTo("preparing");
          assertThat(third.line()).isEqualTo(MISS);
          third.exit();
        }
        assertThat(other.read()).isEqualTo("a");
        other.exit();
      }
    }
    assertThat(PreparingJvm.nobodyUses(folder.resolve("same"))).isTrue();
  }

  private void isPreparedNow(String data) throws Exception {
    try (PreparingJvm jvm = start(data, Map.of())) {
      assertThat(jvm.line()).isEqualTo("preparing");
      assertThat(jvm.line()).isEqualTo(MISS);
      assertThat(jvm.read()).isEqualTo("a");
      jvm.exit();
    }
    assertThat(PreparingJvm.nobodyUses(folder.resolve(data))).isTrue();
  }

  private void isKept(String data) throws Exception {
    try (PreparingJvm jvm = start(data, Map.of())) {
      assertThat(jvm.line()).isEqualTo("cache hit");
      assertThat(jvm.read()).isEqualTo("a");
      jvm.exit();
    }
  }

  private boolean isFilling() {
    try (Stream<Path> all = Files.list(prepared)) {
      return all.anyMatch(file -> file.toString().endsWith(".filling"));
    } catch (IOException e) {
      return false;
    }
  }

  private PreparingJvm start(String data, Map<String, String> more) throws IOException {
    return PreparingJvm.start(List.of(), CLASS_PATH, folder, settings(data, more));
  }

  /** With data in a folder of their own, JVMs do not share a server. */
  private Map<String, String> settings(String data, Map<String, String> more) throws IOException {
    Path place = Files.createDirectories(folder.resolve(data));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> settings = new HashMap<>(more);
    settings.put("seedbed.data-folder", place.toString());
    settings.put("seedbed.postgres-home", empty.programs().toString());
    return settings;
  }

  /** The class path, with this module's classes in another place and from another time. */
  private String otherClassPath() throws Exception {
    URI code = EmbeddedServer.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path other = folder.resolve("classes");
    Path place = Path.of(code);
    if (Files.isDirectory(place)) {
      copy(place, other);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        copy(jar.getPath("/"), other);
      }
    }
    return other + File.pathSeparator + CLASS_PATH;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target);
      }
    }
  }
}
