package dev.seedbed.cli.init;

import dev.seedbed.cli.ChildProcess;
import dev.seedbed.cli.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** What {@code src/test/node} names, installed below {@code target} once for all builds. */
final class NpmPackages {
  private static final Path SOURCE = Path.of("src/test/node").toAbsolutePath();
  private static final Path FOLDER = Path.of("target/node").toAbsolutePath();
  private static final Path MODULES = FOLDER.resolve("node_modules");
  private static final String LOCK = "package-lock.json";

  private NpmPackages() {}

  /** Lets a package of a project find them as if they had been installed there. */
  static void install(Path folder) throws IOException, InterruptedException {
    Path installed = FOLDER.resolve(LOCK);
    boolean current =
        Files.exists(MODULES.resolve(".package-lock.json"))
            && Files.exists(installed)
            && Files.mismatch(SOURCE.resolve(LOCK), installed) < 0;
    if (!current) {
      Files.createDirectories(FOLDER);
      for (String name : List.of("package.json", LOCK)) {
        Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve("node_modules"), MODULES);
  }

  private static void npm(String... words) throws InterruptedException {
    try {
      CommandRun run = ChildProcess.of(FOLDER, Map.of(), "npm").start(words).end();
      if (run.exitCode() != 0) {
        throw new AssertionError("npm failed:\n" + run.out() + run.err());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "npm is missing: apt-get install nodejs npm, or build without -Pnode", e);
    }
  }
}
