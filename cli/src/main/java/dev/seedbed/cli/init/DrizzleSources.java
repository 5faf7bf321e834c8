package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folders that drizzle-kit has written, in both layouts, with their histories. */
final class DrizzleSources {
  private static final String JOURNAL = "(?:.*/)?meta/_journal\\.json";

  /** As Drizzle 1.0 writes them; Prisma's look alike. */
  private static final String FOLDER_OF_ITS_OWN = "(?:.*/)?\\d{14}_[^/]+/migration\\.sql";

  private DrizzleSources() {}

  static List<FoundSource> in(ProjectFiles files) {
    Map<String, String> evidence = new LinkedHashMap<>();
    files.like(JOURNAL).forEach(name -> evidence.put(folder(folder(name)), name));
    files.like(FOLDER_OF_ITS_OWN).stream()
        .filter(name -> !isOfPrisma(files, folder(folder(name))))
        .forEach(name -> evidence.putIfAbsent(folder(folder(name)), name));
    List<FoundSource> found =
        evidence.entrySet().stream()
            .map(each -> source(files, each.getKey(), each.getValue()))
            .toList();
    return found.stream().map(each -> isShared(each, found) ? shared(each) : each).toList();
  }

  private static boolean isOfPrisma(ProjectFiles files, String folder) {
    return files.names().contains(ProjectFiles.in(folder, "migration_lock.toml"))
        || files.below(folder(folder), "(?:.*/)?[^/]+\\.prisma").isPresent();
  }

  private static FoundSource source(ProjectFiles files, String folder, String evidence) {
    DrizzleHistory history = DrizzleHistory.of(files, folder);
    String setting = "drizzle:" + ProjectFiles.here(folder) + history.clause();
    return new FoundSource("Drizzle", folder, setting, evidence, history.doubt());
  }

  private static boolean isShared(FoundSource source, List<FoundSource> all) {
    long sharing = all.stream().filter(each -> history(each).equals(history(source))).count();
    return source.doubt() == null && sharing > 1;
  }

  private static String history(FoundSource source) {
    int clause = source.setting().indexOf(DrizzleHistory.CLAUSE);
    return clause < 0 ? "" : source.setting().substring(clause);
  }

  private static FoundSource shared(FoundSource source) {
    return source.withDoubt(
        "other folders have the same history; in one database Drizzle passes over what it finds"
            + " there: add with history NAME, as the migrator is told");
  }
}
