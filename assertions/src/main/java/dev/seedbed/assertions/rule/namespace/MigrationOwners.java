package dev.seedbed.assertions.rule.namespace;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which schemas belong to which files of migrations. */
record MigrationOwners(Map<String, List<String>> sources) {

  /** Each folder has the schema in which most of what it made is, the first of these in a draw. */
  static MigrationOwners byFolder(List<TracedObject> objects) {
    Map<String, Map<String, Long>> counts =
        objects.stream()
            .filter(object -> object.wholeFile() == null)
            .collect(
                Collectors.groupingBy(
                    object -> folder(object.file()),
                    Collectors.groupingBy(
                        TracedObject::schema, TreeMap::new, Collectors.counting())));
    Map<String, List<String>> sources = new HashMap<>();
    counts.forEach(
        (folder, schemas) -> {
          String most = "";
          for (Map.Entry<String, Long> schema : schemas.entrySet()) {
            most = schema.getValue() > schemas.getOrDefault(most, 0L) ? schema.getKey() : most;
          }
          sources.put(folder, List.of(most));
        });
    return new MigrationOwners(sources);
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  boolean knows(String file) {
    return find(file).isPresent();
  }

  /** The source that the file belongs to. */
  String sourceOf(String file) {
    return find(file).orElse("");
  }

  List<String> schemasOf(String file) {
    return sources.getOrDefault(sourceOf(file), List.of());
  }

  boolean same(String file, String other) {
    return find(file).equals(find(other));
  }

  private Optional<String> find(String file) {
    return sources.keySet().stream()
        .filter(file::startsWith)
        .max(Comparator.comparing(String::length));
  }
}
