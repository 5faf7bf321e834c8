package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;
import static dev.seedbed.cli.init.ProjectFiles.seenFrom;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command by which TypeORM applies a folder of its migrations. */
final class TypeOrmSource {
  private static final String DATA_SOURCE =
      "(?:.*/)?(?:[^/]*data[-_.]?[sS]ource[^/]*|ormconfig|typeorm[^/]*config[^/]*)"
          + "(?<!\\.d|\\.spec|\\.test)\\.(?:ts|mts|cts|js|mjs|cjs)";

  private TypeOrmSource() {}

  static FoundSource of(ProjectFiles files, String migration) {
    String root = files.nearest("package.json", folder(migration)).orElse("");
    String pack = files.text(ProjectFiles.in(root, "package.json"));
    Optional<String> found = files.below(root, DATA_SOURCE);
    String dataSource = found.map(name -> seenFrom(root, name)).orElse("src/data-source.js");
    boolean typed = dataSource.endsWith("ts");
    String extension = migration.substring(migration.lastIndexOf('.'));
    return FoundSource.command(
        "TypeORM",
        (typed ? typed(pack) : "npx typeorm") + " migration:run -d " + dataSource,
        root,
        ProjectFiles.in(seenFrom(root, folder(migration)), "*" + extension)
            + found.map(name -> " " + dataSource).orElse(""),
        migration,
        found.isEmpty()
            ? "no data source was found: name its file after -d"
            : doubt(found.get(), files.text(found.get()), typed, pack));
  }

  /** TypeScript is run by what the package has for that. */
  private static String typed(String pack) {
    if (names(pack, "tsx") && !names(pack, "ts-node")) {
      return "npx tsx node_modules/typeorm/cli.js";
    }
    return pack.matches("(?s).*\"type\"\\s*:\\s*\"module\".*")
        ? "npx typeorm-ts-node-esm"
        : "npx typeorm-ts-node-commonjs";
  }

  private static @Nullable String doubt(
      String dataSource, String code, boolean typed, String pack) {
    if (typed && !names(pack, "tsx") && !names(pack, "ts-node")) {
      return dataSource + " is run by ts-node, which package.json does not name";
    }
    return FoundSource.unread(dataSource, code);
  }

  private static boolean names(String pack, String dependency) {
    return pack.contains('"' + dependency + '"');
  }
}
