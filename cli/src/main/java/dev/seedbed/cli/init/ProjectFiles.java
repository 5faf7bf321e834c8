package dev.seedbed.cli.init;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of a project, without what its tools made or fetched.
 *
 * @param project its folder
 * @param names relative to the project, with slashes, sorted
 */
record ProjectFiles(Path project, List<String> names) {
  private static final int DEPTH = 10;
  private static final Set<String> MADE =
      Set.of("node_modules", "target", "build", "dist", "out", "venv", "__pycache__", "vendor");

  ProjectFiles {
    names = names.stream().sorted().toList();
  }

  static ProjectFiles of(Path project) {
    List<String> names = new ArrayList<>();
    try {
      Files.walkFileTree(
          project,
          Set.of(),
          DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = String.valueOf(folder.getFileName());
              boolean skipped = MADE.contains(name) || name.startsWith(".");
              return skipped && !folder.equals(project)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              names.add(project.relativize(file).toString().replace('\\', '/'));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot read the project " + project)
          .expected("a folder that may be read")
          .actual(String.valueOf(e))
          .toFix("correct --project")
          .toException(e);
    }
    return new ProjectFiles(project, names);
  }

  /** Those whose whole name is like this. */
  List<String> like(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return names.stream().filter(name -> pattern.matcher(name).matches()).toList();
  }

  /** The first of those whose whole name is like this that has a word in it, in whatever case. */
  Optional<String> mentioning(String word, String regex) {
    return like(regex).stream().filter(name -> mentions(name, word)).findFirst();
  }

  private boolean mentions(String name, String word) {
    return text(name).toLowerCase(Locale.ROOT).contains(word);
  }

  /** What a file holds, as far as it is ASCII; nothing if it cannot be read, or is not there. */
  String text(String name) {
    try {
      return Files.readString(project.resolve(name), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** The first whose whole name is like this and that lies in a folder, or below it. */
  Optional<String> below(String folder, String regex) {
    return like(regex).stream().filter(name -> isBelow(folder, name)).findFirst();
  }

  /** The nearest folder with a file of this name: a folder itself, or one that it lies in. */
  Optional<String> nearest(String name, String folder) {
    String at = folder;
    while (!at.isEmpty() && !names.contains(in(at, name))) {
      at = folder(at);
    }
    return names.contains(in(at, name)) ? Optional.of(at) : Optional.empty();
  }

  static boolean isBelow(String folder, String name) {
    return folder.isEmpty() || name.startsWith(folder + "/");
  }

  /** A name in a folder, which is empty for the project itself. */
  static String in(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** The name of a folder where one has to be given. */
  static String here(String folder) {
    return folder.isEmpty() ? "." : folder;
  }

  /** The folder of a file or folder; empty for the project itself. */
  static String folder(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** A name as seen from a folder that it lies in; empty if it is that folder. */
  static String seenFrom(String folder, String name) {
    if (folder.isEmpty() || name.equals(folder)) {
      return folder.isEmpty() ? name : "";
    }
    return name.substring(folder.length() + 1);
  }
}
