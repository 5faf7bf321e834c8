package dev.seedbed.database.migration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What lies in a folder of migrations, as far as it tells whose they are.
 *
 * @param files their names relative to the folder, with slashes
 * @param metaCommands whether one of the SQL files has a line that only {@code psql} understands
 */
record FolderLayout(List<String> files, boolean metaCommands) {
  private static final Pattern META_COMMAND =
      Pattern.compile("^\\\\[a-z!?]", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  FolderLayout {
    files = List.copyOf(files);
  }

  private record Seen(String name, boolean metaCommand) {}

  static FolderLayout read(MigrationFolder folder, String location) {
    List<Seen> seen =
        folder.read(
            location,
            (name, path, file) ->
                new Seen(
                    name,
                    name.endsWith(".sql")
                        // Any encoding that has ASCII will do: only backslashes are looked for.
                        && META_COMMAND
                            .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .find()));
    return new FolderLayout(
        seen.stream().map(Seen::name).sorted().toList(), seen.stream().anyMatch(Seen::metaCommand));
  }

  /**
   * Whose they are.
   *
   * @throws MigrationException if that does not show, or if only the tool's own command can run
   *     them
   */
  MigrationTool tool(String location) {
    if (any("(.*/)?(db\\.)?changelog[^/]*\\.(xml|ya?ml|json|sql)")) {
      return MigrationTool.LIQUIBASE;
    }
    if (any("(.*/)?migration_lock\\.toml")) {
      throw FolderErrors.onlyByCommand(location, "Prisma", "npx prisma migrate deploy");
    }
    if (any("(.*/)?env\\.py")) {
      throw FolderErrors.onlyByCommand(location, "Alembic", "alembic upgrade head");
    }
    if (any("(.*/)?meta/_journal\\.json") || any("\\d+_[^/]+/migration\\.sql")) {
      return MigrationTool.DRIZZLE;
    }
    if (any("(.*/)?flyway\\.(conf|toml)")
        || any("(.*/)?(before|after|create)[A-Z]\\w*(__.+)?\\.sql")
        || any("(.*/)?(V.+__.+\\.sql\\.conf|B[\\d._]+__.+\\.sql|[VR][\\d_]*__\\w+\\.class)")) {
      return MigrationTool.FLYWAY;
    }
    if (metaCommands || any("[^/]+\\.(sh|sql\\.gz|sql\\.xz|sql\\.zst)")) {
      return MigrationTool.INIT;
    }
    List<String> scripts = files.stream().filter(name -> name.endsWith(".sql")).toList();
    if (scripts.isEmpty()) {
      throw noScripts(location);
    }
    boolean versions = scripts.stream().anyMatch(FolderLayout::hasVersion);
    return versions ? MigrationTool.PLAIN : MigrationTool.INIT;
  }

  private MigrationException noScripts(String location) {
    if (any(".*\\d{10,}-\\w+\\.(ts|js|mjs|cjs)")) {
      return FolderErrors.onlyByCommand(location, "TypeORM", "npx typeorm migration:run");
    }
    return files.isEmpty()
        ? FolderErrors.folderEmpty(location)
        : FolderErrors.unknownLayout(location, files);
  }

  private static boolean hasVersion(String name) {
    return name.substring(name.lastIndexOf('/') + 1).matches("(?:[VU]\\d.*|R__.*|\\d+[_-].*)");
  }

  private boolean any(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return files.stream().anyMatch(name -> pattern.matcher(name).matches());
  }
}
