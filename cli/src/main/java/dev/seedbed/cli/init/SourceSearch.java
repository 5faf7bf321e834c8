package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;

import dev.seedbed.database.migration.MigrationTool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the migrations of a project by the files that each tool has; a folder is one tool's. */
final class SourceSearch {
  /** What is looked for, for people. */
  static final List<String> LOOKED_FOR =
      List.of(
          "Drizzle: meta/_journal.json",
          "Prisma: migrations/migration_lock.toml",
          "Alembic: alembic.ini",
          "TypeORM: 1700000000000-Name.ts or .js",
          "Liquibase: db.changelog-*.xml, .yaml, .json or .sql",
          "Flyway and plain SQL: V1__name.sql, 0001_name.sql, 20260101000000_name.sql",
          "init scripts: .sql in initdb, initdb.d or docker-entrypoint-initdb.d");

  private static final String VERSIONED = "(?:.*/)?(?:V\\d[\\d._]*__[^/]+|\\d{3,}[_-][^/]+)\\.sql";
  private static final String BUILD_FILE = "(?:.*/)?(?:pom\\.xml|build\\.gradle(?:\\.kts)?)";
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
    files.like("(?:.*/)?meta/_journal\\.json").forEach(search::drizzle);
    files.like("(?:.*/)?migration_lock\\.toml").forEach(search::prisma);
    files.like("(?:.*/)?alembic\\.ini").forEach(search::alembic);
    files.like("(?:.*/)?\\d{10,}-\\w+\\.(?:ts|js|mjs|cjs)").forEach(search::typeOrm);
    files
        .like("(?:.*/)?(?:db\\.)?changelog[^/]*\\.(?:xml|ya?ml|json|sql)")
        .forEach(search::liquibase);
    files.like(VERSIONED).forEach(search::sql);
    files
        .like("(?:.*/)?(?:docker-entrypoint-)?initdb(?:\\.d)?/[^/]+\\.sql")
        .forEach(search::initScripts);
    return new ArrayList<>(search.found.values());
  }

  private void drizzle(String journal) {
    String folder = folder(folder(journal));
    add(folder, new FoundSource("Drizzle", "drizzle:" + here(folder), journal, null));
  }

  private void prisma(String lock) {
    String prisma = folder(folder(lock));
    String project = folder(prisma);
    String patterns =
        prisma.isEmpty() ? "migrations/**" : ProjectFiles.seenFrom(project, prisma) + "/**";
    command("Prisma", "npx prisma migrate deploy", project, patterns, lock, null);
  }

  private void alembic(String ini) {
    String folder = folder(ini);
    Optional<String> env = files.below(folder, "(?:.*/)?env\\.py");
    String scripts = env.map(name -> ProjectFiles.seenFrom(folder, folder(name))).orElse("alembic");
    command(
        "Alembic",
        "alembic upgrade head",
        folder,
        (scripts.isEmpty() ? "" : scripts + "/") + "versions/*.py alembic.ini",
        ini,
        env.isPresent() ? null : "no env.py was found: look where the versions are");
  }

  private void typeOrm(String migration) {
    if (found.containsKey(folder(migration))) {
      return;
    }
    String root = packageOf(migration);
    Optional<String> source =
        files.below(root, "(?:.*/)?[^/]*data-?source[^/]*\\.(?:ts|js|mjs|cjs)");
    String dataSource =
        source.map(name -> ProjectFiles.seenFrom(root, name)).orElse("src/data-source.js");
    String extension = migration.substring(migration.lastIndexOf('.'));
    String folder = ProjectFiles.seenFrom(root, folder(migration));
    command(
        "TypeORM",
        "npx typeorm migration:run -d " + dataSource,
        root,
        (folder.isEmpty() ? "" : folder + "/") + "*" + extension,
        migration,
        source.isEmpty()
            ? "no data source was found: name its file after -d"
            : dataSource.endsWith(".ts")
                ? "a data source in TypeScript needs npx typeorm-ts-node-commonjs"
                : null);
  }

  /** The nearest folder with a package.json. */
  private String packageOf(String file) {
    String folder = folder(file);
    while (!folder.isEmpty() && !files.names().contains(folder + "/package.json")) {
      folder = folder(folder);
    }
    return folder;
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
          folder,
          new FoundSource(
              "Liquibase",
              "liquibase:" + here(folder),
              changelog,
              MigrationTool.LIQUIBASE.isAvailable()
                  ? null
                  : "Liquibase itself has to be on the class path"));
    }
  }

  private void sql(String script) {
    if (script.matches(DOWN)) {
      return;
    }
    String where = here(folder(script));
    add(
        folder(script),
        script.matches("(?:.*/)?V[^/]+") && flyway != null
            ? flyway(where, flyway)
            : new FoundSource("SQL files", "plain:" + where, script, null));
  }

  private static FoundSource flyway(String folder, String evidence) {
    if (!MigrationTool.FLYWAY.isAvailable()) {
      return new FoundSource(
          "Flyway",
          "plain:" + folder,
          evidence,
          "Flyway is not on the class path, so its files are read as plain SQL: without its"
              + " placeholders, callbacks and Java migrations");
    }
    return new FoundSource(
        "Flyway",
        "flyway:" + folder,
        evidence,
        evidence.endsWith(".conf")
            ? null
            : "settings of Flyway's that stand elsewhere than in a flyway.conf are not seen, such"
                + " as placeholders");
  }

  private void initScripts(String script) {
    add(
        folder(script),
        new FoundSource("init scripts", "init:" + here(folder(script)), script, null));
  }

  private void command(
      String tool,
      String command,
      String from,
      String patterns,
      String evidence,
      @Nullable String doubt) {
    String where = from.isEmpty() ? "" : " from " + from;
    String setting = "command:" + command + where + " reading " + patterns;
    add(folder(evidence), new FoundSource(tool, setting, evidence, doubt));
  }

  private void add(String folder, FoundSource source) {
    found.putIfAbsent(folder, source);
  }

  private static String here(String folder) {
    return folder.isEmpty() ? "." : folder;
  }
}
