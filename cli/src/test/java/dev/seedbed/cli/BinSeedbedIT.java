package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command line, in a copy of the repository without its sources. */
class BinSeedbedIT {
  @TempDir Path folder;
  private Path repository;
  private Path script;

  @BeforeEach
  void copy() throws IOException {
    repository = Files.createDirectories(folder.resolve("a b/repository"));
    Files.createDirectories(repository.resolve("bin"));
    script = Files.copy(Path.of("../bin/seedbed"), repository.resolve("bin/seedbed"));
    Files.createDirectories(repository.resolve("cli/target"));
  }

  @Test
  void starts_the_jar_from_any_folder_through_links() throws Exception {
    putJar();
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("one"), script);
    Path relative = Files.createSymbolicLink(elsewhere.resolve("two"), Path.of("one"));
    for (Path called : List.of(script, link, relative)) {
      CommandRun run = start(elsewhere, Map.of(), called, "--version").end();
      assertThat(run.out()).as(run.toString()).startsWith("seedbed ");
      assertThat(run.exitCode()).isZero();
    }
    CommandRun failed = start(elsewhere, Map.of(), script, "no such command").end();
    assertThat(failed.err()).startsWith("Unmatched argument at index 0: 'no such command'\n");
    assertThat(failed.exitCode()).isEqualTo(2);
  }

  @Test
  void builds_once_when_two_start_at_once_and_again_when_a_source_is_newer() throws Exception {
    Path source = repository.resolve("cli/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class A {}");
    Files.writeString(repository.resolve("pom.xml"), "<project/>");
    Map<String, String> environment = withMaven("sleep 2");
    ChildProcess one = start(folder, environment, script, "--version");
    ChildProcess other = start(folder, environment, script, "--version");
    for (ChildProcess each : List.of(one, other)) {
      CommandRun run = each.end();
      assertThat(run.out()).as(run.toString()).startsWith("seedbed ");
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(start(folder, environment, script, "--version").end().err()).isEmpty();
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(start(folder, environment, script, "--version").end().err())
        .startsWith("Building Seedbed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void takes_over_from_a_build_that_was_killed() throws Exception {
    Files.writeString(repository.resolve("pom.xml"), "<project/>");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.writeString(repository.resolve("cli/target/seedbed.lock"), gone.pid() + "\n");
    assertThat(start(folder, withMaven("true"), script, "--version").end().out())
        .startsWith("seedbed ");
    assertThat(repository.resolve("cli/target/seedbed.lock")).doesNotExist();
  }

  @Test
  void says_what_is_missing() throws Exception {
    putJar();
    Map<String, String> bare = Map.of("PATH", tools().toString(), "JAVA_HOME", "");
    assertThat(start(folder, bare, script, "--version").end().err())
        .isEqualTo(
            """
            No Java
              expected: a JDK, 17 or later
              actual: no java in JAVA_HOME or PATH
              To fix: install one, such as openjdk-17-jdk-headless, and set JAVA_HOME or PATH
            """);
    Files.delete(repository.resolve("cli/target/seedbed.jar"));
    CommandRun run =
        start(
                folder,
                Map.of("PATH", tools().toString(), "JAVA_HOME", System.getProperty("java.home")),
                script,
                "--version")
            .end();
    assertThat(run.err())
        .startsWith("No Maven\n  expected: Maven 3.8.1 or later, to build ")
        .endsWith("  To fix: install it, such as the package maven, or set PATH\n");
    assertThat(run.exitCode()).isEqualTo(2);
    CommandRun broken = start(folder, withMaven("exit 1"), script, "--version").end();
    assertThat(broken.err())
        .contains("Seedbed does not build\n  expected: cli/target/seedbed.jar\n");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(repository.resolve("cli/target/seedbed.lock")).doesNotExist();
  }

  @Test
  void makes_an_archive_of_classes_once_where_it_may() throws Exception {
    putJar();
    Path cache = folder.resolve("cache");
    Map<String, String> environment = new HashMap<>();
    environment.put("XDG_CACHE_HOME", cache.toString());
    environment.put("SEEDBED_CDS", "on");
    environment.put("CI", "");
    for (int i = 0; i < 2; i++) {
      CommandRun run = start(folder, environment, script, "--version").end();
      assertThat(run.out()).startsWith("seedbed ");
      assertThat(run.err()).isEmpty();
      assertThat(names(cache.resolve("seedbed/classes")))
          .singleElement()
          .asString()
          .endsWith(".jsa");
    }
  }

  @Test
  void makes_its_archive_beside_the_jar_where_there_is_no_cache() throws Exception {
    putJar();
    // To make a real one takes seconds, whatever the place.
    Path java =
        java(
            """
            for word; do
              case $word in
                -XX:DumpLoadedClassList=*) : >"${word#*=}"; exit ;;
                -XX:SharedArchiveFile=*) archive=${word#*=} ;;
                -Xshare:dump) dumps=true ;;
              esac
            done
            if [ "${dumps:-}" ]; then echo made >"$archive"; else cat "$archive"; fi
            """);
    Map<String, String> environment =
        Map.of(
            "XDG_CACHE_HOME",
            "/dev/null",
            "SEEDBED_CDS",
            "on",
            "CI",
            "",
            "JAVA_HOME",
            java.toString());

    CommandRun run = start(folder, environment, script, "--version").end();

    assertThat(run.out()).isEqualTo("made\n");
    assertThat(run.err()).isEmpty();
    assertThat(names(repository.resolve("cli/target")))
        .filteredOn(name -> !name.equals("seedbed.jar"))
        .singleElement()
        .asString()
        .endsWith(".jsa");
  }

  @Test
  void leaves_no_half_archive_when_it_is_stopped_while_it_makes_one() throws Exception {
    putJar();
    Path classes = folder.resolve("cache/seedbed/classes");
    Path gone = folder.resolve("gone");
    Map<String, String> environment =
        Map.of(
            "XDG_CACHE_HOME",
            folder.resolve("cache").toString(),
            "SEEDBED_CDS",
            "on",
            "CI",
            "",
            "JAVA_HOME",
            slowJava(gone).toString());
    ChildProcess child = start(folder, environment, script, "--version");
    while (child.process().isAlive() && !(Files.exists(classes) && !names(classes).isEmpty())) {
      Thread.sleep(20);
    }
    assertThat(names(classes)).singleElement().asString().endsWith(".list");

    child.terminate();
    // The shell heeds it when its child has ended.
    Files.createFile(gone);

    CommandRun ended = child.end();
    assertThat(ended.exitCode()).isEqualTo(143);
    assertThat(ended.out()).isEmpty();
    assertThat(names(classes)).isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void putJar() throws IOException {
    Files.copy(ChildProcess.jar(), repository.resolve("cli/target/seedbed.jar"));
  }

  /** A Maven that takes the jar that there is, counts, and does what a test wants before. */
  private Map<String, String> withMaven(String before) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("maven"));
    Path maven = bin.resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        %s || exit 1
        echo build >> '%s'
        cp '%s' cli/target/seedbed.jar.new
        """
            .formatted(before, bin.resolve("builds"), ChildProcess.jar()));
    maven.toFile().setExecutable(true);
    return Map.of("PATH", bin + ":" + System.getenv("PATH"));
  }

  private int builds() throws IOException {
    return Files.readAllLines(folder.resolve("maven/builds")).size();
  }

  /** The home of a Java that begins a list of classes, and then takes until a file is there. */
  private Path slowJava(Path end) throws IOException {
    return java(
        """
        for word; do
          case $word in -XX:DumpLoadedClassList=*) : >"${word#*=}" ;; esac
        done
        left=2400
        until [ -e '%s' ] || [ $((left -= 1)) -lt 0 ]; do sleep 0.05; done
        """
            .formatted(end));
  }

  /** The home of a Java that does what this shell script does. */
  private Path java(String text) throws IOException {
    Path home = folder.resolve("another java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + text);
    java.toFile().setExecutable(true);
    return home;
  }

  /** A PATH with all that the script needs but Java and Maven. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool :
        List.of("dirname", "readlink", "find", "head", "mkdir", "cat", "rm", "sleep", "ls", "tr")) {
      Path called = tools.resolve(tool);
      Files.writeString(called, "#!/bin/sh\nexec /usr/bin/%s \"$@\"\n".formatted(tool));
      called.toFile().setExecutable(true);
    }
    return tools;
  }

  private static ChildProcess start(
      Path folder, Map<String, String> environment, Path script, String... arguments)
      throws IOException {
    Map<String, String> all = new HashMap<>(Map.of("SEEDBED_CDS", "off"));
    all.putAll(environment);
    return ChildProcess.of(folder, all, "/bin/sh", script.toString()).start(arguments);
  }
}
