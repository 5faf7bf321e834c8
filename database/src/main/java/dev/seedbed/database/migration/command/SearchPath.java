package dev.seedbed.database.migration.command;

import dev.seedbed.catalog.NearestNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where programs are looked for.
 *
 * @param folders as {@code PATH} lists them
 */
public record SearchPath(List<Path> folders) {
  public SearchPath {
    folders = List.copyOf(folders);
  }

  /** The folders of an environment variable's text. */
  public static SearchPath of(String path) {
    return new SearchPath(
        Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList());
  }

  /** Whether there is a program of this name. */
  public boolean has(String program) {
    return folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
  }

  /** The programs whose names are most like this one's, the likeliest first. */
  List<String> nearest(String program) {
    TreeSet<String> names = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files.map(file -> String.valueOf(file.getFileName())).forEach(names::add);
      } catch (IOException e) {
        // A folder that is not there holds no program.
      }
    }
    return NearestNames.to(program, names);
  }
}
