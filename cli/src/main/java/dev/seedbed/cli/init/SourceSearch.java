package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;
import static dev.seedbed.cli.init.ProjectFiles.here;

import dev.seedbed.database.migration.MigrationTool;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the migrations of a project by the files that each tool has; a folder is one tool's. */
final class SourceSearch {
  /** What is looked for, for people. */
  static final List<String> LOOKED_FOR =
      List.of(
          "Drizzle: meta/_journal.json, or 20260101000000_name/migration.sql",
          "Prisma: migrations/migration_lock.toml",
          "Alembic: alembic.ini",
          "TypeORM: 1700000000000-Name.ts or .js",
          "Liquibase: db.changelog-*.xml, .yaml, .json or .sql",
          "Flyway and plain SQL: V1__name.sql, 0001_name.sql, 20260101000000_name.sql",
          "init scripts: .sql in initdb, initdb.d or docker-entrypoint-initdb.d");

  private static final String VERSIONED = "(?:.*/)?(?:V\\d[\\d._]*__[^/]+|\\d{3,}[_-][^/]+)\\.sql";
  private static final String BUILD_FILE = "(?:.*/)?(?:pom\\.xml|build\\.gradle(?:\\.kts)?)";
  private static final String OF_TESTS = "(?:.*/)?src/test/.*";
  private static final Set<String> WITH_FOLDERS_BELOW =
      Set.of("SQL files", "Flyway", "Liquibase", "Drizzle", "init scripts");

  private static final String DOWN = "(?:.*/)?[^/]+[._]down\\.sql";

  private final ProjectFiles files;

  /** By the folder of the files. */
  private final Map<String, FoundSource> found = new LinkedHashMap<>();

  /** The file that tells that the project uses Flyway; null if none does. */
  private final @Nullable String flyway;

  private SourceSearch(ProjectFiles files) {
    this.files = files;
    this.flyway =
        files.like("(?:.*/)?flyway\\.(?:conf|toml)").stream()
            .findFirst()
            .or(() -> files.mentioning("flyway", BUILD_FILE))
            .orElse(null);
  }

  static List<FoundSource> in(ProjectFiles files) {
    SourceSearch search = new SourceSearch(files);
    DrizzleSources.in(files).forEach(search::add);
    files
        .like("(?:.*/)?migration_lock\\.toml")
        .forEach(lock -> search.add(PrismaSource.of(files, lock)));
    files.like("(?:.*/)?alembic\\.ini").forEach(ini -> search.add(AlembicSource.of(files, ini)));
    files.like("(?:.*/)?\\d{10,}-\\w+\\.(?:ts|js|mjs|cjs)").forEach(search::typeOrm);
    files
        .like("(?:.*/)?(?:db\\.)?changelog[^/]*\\.(?:xml|ya?ml|json|sql)")
        .forEach(search::liquibase);
    files
        .like("(?:.*/)?(?:docker-entrypoint-)?initdb(?:\\.d)?/[^/]+\\.sql")
        .forEach(search::initScripts);
    // A folder before those below it.
    files.like(VERSIONED).stream()
        .sorted(Comparator.comparing(ProjectFiles::folder))
        .forEach(search::sql);
    return withoutThoseOfTests(search.found.values());
  }

  /** Unless there are no others. */
  private static List<FoundSource> withoutThoseOfTests(Collection<FoundSource> found) {
    List<FoundSource> others =
        found.stream().filter(each -> !each.evidence().matches(OF_TESTS)).toList();
    return others.isEmpty() ? List.copyOf(found) : others;
  }

  private void typeOrm(String migration) {
    if (!found.containsKey(folder(migration))) {
      add(TypeOrmSource.of(files, migration));
    }
  }

  private void liquibase(String changelog) {
    String folder = folder(changelog);
    // Changelogs below that of a folder are included by it.
    boolean included =
        found.entrySet().stream()
            .filter(each -> each.getValue().tool().equals("Liquibase"))
            .anyMatch(each -> (folder + "/").startsWith(each.getKey() + "/"));
    if (!included) {
      add(
          new FoundSource(
              "Liquibase",
              folder,
              "liquibase:" + here(folder),
              changelog,
              MigrationTool.LIQUIBASE.isAvailable()
                  ? null
                  : "Liquibase itself has to be on the class path"));
    }
  }

  private void sql(String script) {
    String folder = folder(script);
    // A folder of scripts is read with those below it, and the other tools name theirs.
    boolean included =
        found.values().stream()
            .filter(each -> WITH_FOLDERS_BELOW.contains(each.tool()))
            .anyMatch(each -> ProjectFiles.isBelow(each.folder(), folder));
    if (!included && !script.matches(DOWN)) {
      add(
          script.matches("(?:.*/)?V[^/]+") && flyway != null
              ? flyway(folder, flyway)
              : new FoundSource("SQL files", folder, "plain:" + here(folder), script, null));
    }
  }

  private static FoundSource flyway(String folder, String evidence) {
    boolean available = MigrationTool.FLYWAY.isAvailable();
    return new FoundSource(
        "Flyway",
        folder,
        (available ? "flyway:" : "plain:") + here(folder),
        evidence,
        !available
            ? "Flyway is not on the class path, so its files are read as plain SQL: without its"
                + " placeholders, callbacks and Java migrations"
            : evidence.endsWith(".conf")
                ? null
                : "settings of Flyway's that stand elsewhere than in a flyway.conf are not seen,"
                    + " such as placeholders");
  }

  private void initScripts(String script) {
    String folder = folder(script);
    add(new FoundSource("init scripts", folder, "init:" + here(folder), script, null));
  }

  private void add(FoundSource source) {
    boolean parted = source.folder().contains(",") || source.folder().contains(" + ");
    found.putIfAbsent(
        source.folder(),
        parted
            ? source.withDoubt("the setting is parted at a comma and at \" + \": rename the folder")
            : source);
  }
}
