package dev.seedbed.architecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of a repository, as they would be committed.
 *
 * @param root its top folder
 */
record SourceTree(Path root) {
  private static final Set<String> NOT_COMMITTED =
      Set.of(".git", ".idea", ".vscode", ".settings", "target");

  /** The one that the tests run in. */
  static SourceTree current() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
        .findFirst()
        .map(SourceTree::new)
        .orElseThrow();
  }

  /** All files, with the root before their names. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_COMMITTED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // In a further work tree of git .git is a file.
            if (!NOT_COMMITTED.contains(file.getFileName().toString())) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** The Java files of main code, samples too. */
  List<Path> mainJavaFiles() throws IOException {
    return files().stream()
        .filter(file -> name(file).contains("src/main/java/") && name(file).endsWith(".java"))
        .toList();
  }

  /** The main Java files with more lines than this, as {@code file: lines}. */
  List<String> mainJavaFilesOver(int limit) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : mainJavaFiles()) {
      int lines = lines(file).size();
      if (lines > limit) {
        found.add(name(file) + ": " + lines + " lines");
      }
    }
    return found;
  }

  /** The lines of these files in which a pattern is found, as {@code file:line: what}. */
  List<String> mentions(Pattern pattern, List<Path> files) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = lines(file);
      IntStream.range(0, lines.size())
          .forEach(
              i ->
                  pattern
                      .matcher(lines.get(i))
                      .results()
                      .forEach(
                          match -> found.add(name(file) + ":" + (i + 1) + ": " + match.group())));
    }
    return found;
  }

  private static List<String> lines(Path file) throws IOException {
    // Every file can be read so, and what is looked for is ASCII.
    return Files.readString(file, ISO_8859_1).lines().toList();
  }

  /** The name below the root, with slashes on every platform. */
  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
