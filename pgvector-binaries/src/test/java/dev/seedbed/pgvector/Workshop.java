package dev.seedbed.pgvector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A folder to run the script in: with a {@code PATH} that has only the tools it was given, a cache
 * of its own, and a pretended pgvector, compiler and server, unless the real ones are asked for.
 */
final class Workshop {

  static final String PLATFORM = property("pgvector.platform");
  static final String SERVER_VERSION = property("pgvector.server.version");
  static final String MAJOR = SERVER_VERSION.substring(0, SERVER_VERSION.indexOf('.'));

  private static final List<String> TOOLS =
      List.of(
          "awk",
          "bash",
          "cat",
          "chmod",
          "chown",
          "cp",
          "cut",
          "dirname",
          "find",
          "grep",
          "gzip",
          "head",
          "id",
          "mkdir",
          "mktemp",
          "mv",
          "paste",
          "rm",
          "sed",
          "setpriv",
          "sha256sum",
          "shasum",
          "sort",
          "tail",
          "tar",
          "tr",
          "true",
          "uname",
          "xz");

  private final Path root;
  private final Path bin;
  private final Path cache;

  /** What a run ended with. */
  record Result(int code, String output, String errors) {}

  /** A run that goes on. */
  record Run(Process process, Path errors) {

    Result finish() throws IOException {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.onExit().orTimeout(1, MINUTES).join().exitValue();
      return new Result(code, output, Files.readString(errors));
    }
  }

  Workshop(Path root) throws IOException {
    this.root = root.toRealPath();
    this.bin = Files.createDirectories(this.root.resolve("bin"));
    this.cache = this.root.resolve("cache");
    for (String tool : TOOLS) {
      link(tool);
    }
    fake("readelf", "echo '  0x0010:   Name: GLIBC_2.2.5'; echo '  0x0020:   Name: GLIBC_2.14'");
    fake("cc", "while [ \"$1\" != -o ]; do shift; done; echo library >\"$2\"");
    pretendSource();
    write("headers/postgres.h", "");
    write("headers/pg_config.h", "#define PG_MAJORVERSION \"" + MAJOR + "\"\n");
    pretendServer("3,2");
  }

  /** A tool of this machine, where it has it. */
  void link(String tool) throws IOException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path path = Path.of(folder, tool);
      if (Files.isExecutable(path) && !Files.exists(bin.resolve(tool))) {
        Files.createSymbolicLink(bin.resolve(tool), path);
      }
    }
  }

  void fake(String tool, String script) throws IOException {
    remove(tool);
    executable(bin.resolve(tool), script);
  }

  void remove(String tool) throws IOException {
    Files.deleteIfExists(bin.resolve(tool));
  }

  Path write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return Files.writeString(path, content);
  }

  private void pretendSource() throws IOException {
    write("source/vector.control", "default_version = '9.9.9'\n");
    write("source/LICENSE", "the licence\n");
    write("source/src/vector.c", "");
    write("source/sql/vector.sql", "");
    write("source/sql/vector--9.9.8--9.9.9.sql", "");
  }

  /** Packs a server that answers with these neighbours, whatever it is asked. */
  void pretendServer(String neighbours) throws IOException {
    Path server = root.resolve("pretended");
    Files.createDirectories(server.resolve("lib/postgresql"));
    Files.createDirectories(server.resolve("share/postgresql/extension"));
    executable(Files.createDirectories(server.resolve("bin")).resolve("initdb"), ":");
    executable(
        server.resolve("bin/postgres"),
        """
        echo '1: version = "9.9.9"'
        echo '1: QUERY PLAN = "Index Scan using by_embedding"'
        echo '1: QUERY PLAN = "Index Scan using by_small"'
        echo '1: nearest vectors = "%1$s"'
        echo '1: nearest halfvecs = "%1$s"'\
        """
            .formatted(neighbours));
    Path archives = Files.createDirectories(root.resolve("server"));
    Path archive = archives.resolve("postgres-pretended.txz");
    List<String> tar =
        List.of("tar", "-cJf", archive.toString(), "-C", server.toString(), "bin", "lib", "share");
    assertThat(start(tar).finish()).isEqualTo(new Result(0, "", ""));
  }

  private static void executable(Path path, String script) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    assertThat(path.toFile().setExecutable(true, false)).isTrue();
  }

  void takeRealServerAndCompiler() throws IOException {
    Path archives = root.resolve("server");
    Files.delete(archives.resolve("postgres-pretended.txz"));
    Files.delete(archives);
    Files.createSymbolicLink(archives, Path.of(property("pgvector.server")));
    remove("cc");
    remove("readelf");
    for (String tool : List.of("as", "cc", "ld", "readelf")) {
      link(tool);
    }
  }

  Path root() {
    return root;
  }

  Path cache() {
    return cache;
  }

  /** The folder that the product is laid out in. */
  Path product() {
    return root.resolve("target/classes/dev/seedbed/pgvector/" + PLATFORM + "/" + MAJOR);
  }

  /** Runs the script on the pretended source. */
  Result build(String... arguments) throws IOException {
    return startBuild("target", arguments).finish();
  }

  /** Runs the script with no source given: it has to come from Debian. */
  Result buildFromDebian() throws IOException {
    return build("--source=", "--headers=");
  }

  Run startBuild(String target, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", property("pgvector.script"), "--platform=" + PLATFORM));
    command.add("--server-version=" + SERVER_VERSION);
    command.add("--server=" + root.resolve("server"));
    command.add("--target=" + target);
    command.addAll(List.of("--source=source", "--headers=headers"));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Run start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("PATH", bin.toString(), "XDG_CACHE_HOME", cache.toString()));
    Path errors = Files.createTempFile(root, "errors", ".txt");
    return new Run(builder.redirectError(errors.toFile()).start(), errors);
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
