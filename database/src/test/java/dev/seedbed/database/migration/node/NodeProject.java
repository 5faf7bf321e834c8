package dev.seedbed.database.migration.node;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.command.DatabaseEnvironment;
import dev.seedbed.database.migration.command.Program;
import dev.seedbed.database.migration.command.SearchPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The migrators of other tools, installed from npm below {@code target} once for all tests. */
final class NodeProject {
  private static final Path SOURCE = Path.of("src/test/node").toAbsolutePath();
  private static final Path FOLDER = Path.of("target/node").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private NodeProject() {}

  private static final class Holder {
    static final Path INSTALLED = install();
  }

  /** Where everything of {@code src/test/node} lies, with {@code node_modules}. */
  static Path folder() {
    return Holder.INSTALLED;
  }

  /** Runs a program in the folder, told where the database is. */
  static void run(MigrationTarget target, String... words) {
    run(folder(), DatabaseEnvironment.of(target).variables(), words);
  }

  private static Path install() {
    requireNpm();
    try {
      boolean current = Files.exists(lock(FOLDER)) && isSame(lock(SOURCE), lock(FOLDER));
      Path modules = FOLDER.resolve("node_modules/.package-lock.json");
      copy();
      if (!current || Files.notExists(modules)) {
        run(FOLDER, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      }
      return FOLDER;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot install the npm packages in " + FOLDER, e);
    }
  }

  private static void requireNpm() {
    SearchPath path = SearchPath.of(System.getenv().getOrDefault("PATH", ""));
    if (!path.has("node") || !path.has("npm")) {
      throw ErrorMessage.of("Node is missing, with which Drizzle's and TypeORM's migrators run")
          .expected("node, version 18 or later, and npm on the PATH")
          .actual("not both of them")
          .toFix("install them: apt-get install nodejs npm")
          .toFix("leave these tests out: build without -Pnode")
          .toException();
    }
  }

  private static Path lock(Path folder) {
    return folder.resolve("package-lock.json");
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.mismatch(one, other) < 0;
  }

  private static void copy() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = FOLDER.resolve(SOURCE.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void run(Path folder, Map<String, String> environment, String... words) {
    List<String> lines = new ArrayList<>();
    try {
      Program.Outcome outcome =
          new Program(List.of(words), folder, environment, "").run(lines::add, PATIENCE);
      if (outcome.exitCode() != 0) {
        throw new AssertionError(String.join(" ", words) + " failed:\n" + String.join("\n", lines));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + words[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
