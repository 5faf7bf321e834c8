package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;

import dev.seedbed.catalog.Identifier;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Drizzle notes down what it has applied of a folder: as {@code migrations: {table, schema}}
 * of its {@code drizzle.config.ts} says, or the call of its migrator.
 *
 * @param clause what stands behind the folder in the setting; empty for the usual table
 * @param doubt what could not be read; null if everything could
 */
record DrizzleHistory(String clause, @Nullable String doubt) {
  static final String CLAUSE = " with history ";

  private static final DrizzleHistory USUAL = new DrizzleHistory("", null);
  private static final String SCRIPT = "\\.(?:ts|mts|cts|js|mjs|cjs|json)";
  private static final String CONFIG = "(?:.*/)?drizzle[\\w.-]*\\.config[\\w.-]*" + SCRIPT;
  private static final String TEXT = "[\"']?\\s*:\\s*[\"'`]([^\"'`$]+)[\"'`]";
  private static final Pattern OUT = Pattern.compile("\\bout" + TEXT);
  private static final Pattern BLOCK = Pattern.compile("\\bmigrations[\"']?\\s*:\\s*\\{([^}]*)\\}");
  private static final Pattern FOLDER = Pattern.compile("\\bmigrationsFolder" + TEXT);
  private static final Pattern COMMENT = Pattern.compile("(?m)(?<=^|\\s)//.*$|/\\*(?s:.*?)\\*/");

  static DrizzleHistory of(ProjectFiles files, String folder) {
    return files.like(CONFIG).stream()
        .filter(config -> writesTo(config, code(files, config), folder))
        .flatMap(config -> inBlock(config, code(files, config)).stream())
        .findFirst()
        .or(() -> ofMigrator(files, folder))
        .orElse(USUAL);
  }

  private static boolean writesTo(String config, String code, String folder) {
    Path out = Path.of(folder(config), first(OUT, code).orElse("drizzle")).normalize();
    return out.equals(Path.of(folder));
  }

  private static Optional<DrizzleHistory> inBlock(String config, String code) {
    return first(BLOCK, code).flatMap(block -> named(config, block, "table", "schema"));
  }

  /** The first script of the package that tells a migrator where to write. */
  private static Optional<DrizzleHistory> ofMigrator(ProjectFiles files, String folder) {
    String root = files.nearest("package.json", folder).orElse(folder);
    return files.like("(?:.*/)?[^/]+" + SCRIPT).stream()
        .filter(script -> ProjectFiles.isBelow(root, script))
        .flatMap(
            script -> {
              String code = code(files, script);
              return first(FOLDER, code).filter(named -> !endsWith(folder, named)).isPresent()
                  ? Optional.<DrizzleHistory>empty().stream()
                  : named(script, code, "migrationsTable", "migrationsSchema").stream();
            })
        .findFirst();
  }

  private static boolean endsWith(String folder, String named) {
    return ("/" + folder).endsWith("/" + named.replaceFirst("^(?:\\.{1,2}/)+", ""));
  }

  private static Optional<DrizzleHistory> named(
      String where, String code, String tableKey, String schemaKey) {
    boolean told =
        Pattern.compile("\\b(?:" + tableKey + "|" + schemaKey + ")\\b").matcher(code).find();
    if (!told) {
      return Optional.empty();
    }
    Optional<String> table = first(Pattern.compile("\\b" + tableKey + TEXT), code);
    Optional<String> schema = first(Pattern.compile("\\b" + schemaKey + TEXT), code);
    if (table.isEmpty() && schema.isEmpty()) {
      return Optional.of(
          new DrizzleHistory(
              "",
              where + " names the table of its history by no plain text: add with history NAME"));
    }
    String name =
        schema.filter(each -> !each.equals("drizzle")).map(each -> part(each) + ".").orElse("")
            + part(table.orElse("__drizzle_migrations"));
    return Optional.of(
        name.equals("__drizzle_migrations") ? USUAL : new DrizzleHistory(CLAUSE + name, null));
  }

  /** Quoted where the setting would part it. */
  private static String part(String name) {
    return name.matches("[\\w$-]+") ? name : Identifier.quote(name);
  }

  private static Optional<String> first(Pattern pattern, String code) {
    Matcher matcher = pattern.matcher(code);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String code(ProjectFiles files, String name) {
    return COMMENT.matcher(files.text(name)).replaceAll("");
  }
}
