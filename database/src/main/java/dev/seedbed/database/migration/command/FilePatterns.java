package dev.seedbed.database.migration.command;

import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files that decide what a command does. */
final class FilePatterns {
  /** What is installed, generated or kept by version control, and may be huge. */
  private static final Set<String> PASSED_OVER =
      Set.of(".git", "node_modules", "target", "__pycache__", ".venv");

  private FilePatterns() {}

  /**
   * The matching files below the folder by their names with slashes, sorted.
   *
   * @throws dev.seedbed.database.migration.MigrationException if a pattern matches none
   */
  static List<String> matching(Path folder, List<String> patterns, String command)
      throws IOException {
    List<String> all = allBelow(folder);
    TreeSet<String> found = new TreeSet<>();
    for (String pattern : patterns) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      List<String> files = all.stream().filter(name -> matcher.matches(Path.of(name))).toList();
      if (files.isEmpty()) {
        throw CommandErrors.noFiles(command, pattern, folder);
      }
      found.addAll(files);
    }
    return List.copyOf(found);
  }

  private static List<String> allBelow(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
            boolean passedOver =
                !below.equals(folder) && PASSED_OVER.contains(String.valueOf(below.getFileName()));
            return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            names.add(folder.relativize(file).toString().replace('\\', '/'));
            return FileVisitResult.CONTINUE;
          }
        });
    return names;
  }

  /** Adds the names and bytes of files to a digest. */
  static void digest(Path folder, List<String> names, Sha256 digest) throws IOException {
    for (String name : names) {
      digest.addFile(name, folder.resolve(name));
    }
  }
}
