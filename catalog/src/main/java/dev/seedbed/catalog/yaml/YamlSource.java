package dev.seedbed.catalog.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tree of nodes has no place for.
 *
 * @param file how errors name it
 * @param lines the line of each key and list element, by its path
 * @param written the texts that environment variables were put into, as they stand in the file
 */
record YamlSource(String file, Map<String, Integer> lines, Map<String, String> written) {
  /** Separates the parts of a path; stands in no name of a table. */
  static final char BELOW = '\n';

  static YamlSource of(String file) {
    return new YamlSource(file, new HashMap<>(), new HashMap<>());
  }

  /** The line of what stands at a path, or of what it stands in. */
  int line(String path) {
    @Nullable Integer line = lines.get(path);
    if (line != null) {
      return line;
    }
    int parent = path.lastIndexOf(BELOW);
    return parent < 0 ? 1 : line(path.substring(0, parent));
  }

  String place(String path) {
    return file + ", line " + line(path);
  }
}
