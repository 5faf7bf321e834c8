package dev.seedbed.database.migration.drizzle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.database.migration.MigrationFolder;
import dev.seedbed.database.migration.SqlFile;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How Drizzle lays its migrations out: up to drizzle-kit 0.x with a journal, since 1.0 in a folder
 * each, named after the time.
 *
 * @param journal whether there is one
 * @param migrations in the order in which they run
 */
record DrizzleLayout(boolean journal, List<DrizzleMigration> migrations) {
  private static final Logger log = LoggerFactory.getLogger(DrizzleFolder.class);
  private static final String JOURNAL = "meta/_journal.json";
  private static final String SCRIPT = "/migration.sql";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  DrizzleLayout {
    migrations = List.copyOf(migrations);
  }

  /** A file that may matter. */
  private record Found(String name, SqlFile file) {}

  static DrizzleLayout read(MigrationFolder folder, String location) {
    Map<String, SqlFile> files = new TreeMap<>();
    for (Found found :
        folder.read(
            location,
            (name, path, file) ->
                name.endsWith(".sql") || name.equals(JOURNAL)
                    ? new Found(name, SqlFile.of(name, path, Files.readAllBytes(file)))
                    : null)) {
      files.put(found.name(), found.file());
    }
    SqlFile journal = files.remove(JOURNAL);
    if (journal != null) {
      return new DrizzleLayout(true, entries(journal, files));
    }
    List<DrizzleMigration> migrations = folders(files);
    if (migrations.isEmpty()) {
      log.warn(
          "Nothing is migrated by Drizzle: {} has no {}, and {} SQL files that none lists",
          location,
          JOURNAL,
          files.size());
    }
    return new DrizzleLayout(false, migrations);
  }

  private static List<DrizzleMigration> entries(SqlFile journal, Map<String, SqlFile> files) {
    JsonNode content = json(journal);
    String dialect = content.path("dialect").asText("postgresql");
    if (!List.of("postgresql", "pg").contains(dialect)) {
      throw DrizzleErrors.otherDialect(journal.path(), dialect);
    }
    List<DrizzleMigration> migrations = new ArrayList<>();
    long latest = Long.MIN_VALUE;
    for (JsonNode entry : content.path("entries")) {
      DrizzleMigration migration = migration(entry, journal, files);
      if (migration.when() <= latest) {
        log.warn(
            "{}: the entry {} is not later than the one before it; Drizzle passes over it where"
                + " that one was applied by an earlier run",
            journal.path(),
            migration.tag());
      }
      latest = Math.max(latest, migration.when());
      migrations.add(migration);
    }
    if (!files.isEmpty()) {
      log.warn("Drizzle does not run what {} does not list: {}", journal.path(), files.keySet());
    }
    return migrations;
  }

  private static JsonNode json(SqlFile journal) {
    try {
      return new ObjectMapper().readTree(journal.text());
    } catch (JsonProcessingException e) {
      throw DrizzleErrors.badJournal(journal.path(), e.getLocation().getLineNr(), e);
    }
  }

  private static DrizzleMigration migration(
      JsonNode entry, SqlFile journal, Map<String, SqlFile> files) {
    String tag = entry.path("tag").asText();
    if (tag.isEmpty() || !entry.path("when").isIntegralNumber()) {
      throw DrizzleErrors.badEntry(journal.path(), entry.toString());
    }
    @Nullable SqlFile file = files.remove(tag + ".sql");
    @Nullable SqlFile inFolder = files.remove(tag + SCRIPT);
    SqlFile sql = file == null ? inFolder : file;
    if (sql == null) {
      throw DrizzleErrors.missingFile(journal.path(), tag);
    }
    @Nullable SqlFile down = files.remove(DrizzleUndo.of(sql.name()));
    return new DrizzleMigration(tag, entry.path("when").asLong(), sql, down);
  }

  private static List<DrizzleMigration> folders(Map<String, SqlFile> files) {
    List<DrizzleMigration> migrations = new ArrayList<>();
    files.forEach(
        (name, file) -> {
          String tag = name.endsWith(SCRIPT) ? name.replace(SCRIPT, "") : "/";
          if (!tag.contains("/")) {
            SqlFile down = files.get(DrizzleUndo.of(name));
            migrations.add(new DrizzleMigration(tag, time(tag, file), file, down));
          }
        });
    return migrations;
  }

  private static long time(String tag, SqlFile file) {
    try {
      return LocalDateTime.parse(tag.substring(0, Math.min(14, tag.length())), TIME)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeException e) {
      throw DrizzleErrors.badFolder(file.path(), tag, e);
    }
  }
}
