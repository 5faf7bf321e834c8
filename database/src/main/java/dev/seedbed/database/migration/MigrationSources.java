package dev.seedbed.database.migration;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.command.CommandMigrations;
import dev.seedbed.database.migration.drizzle.DrizzleFolder;
import dev.seedbed.database.migration.psql.InitScripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the migrations that the setting {@code migrations} names.
 *
 * <pre>{@code
 * Migrations one = MigrationSources.of("db/migration");
 * Migrations two = MigrationSources.of("plain:better-auth, flyway:db/migration in schema app");
 * Migrations atOnce = MigrationSources.of("plain:better-auth + plain:db/migration");
 * }</pre>
 *
 * <p>An entry is a location, which may begin with a tool's prefix and end with {@code in schema
 * name}, and if it is Drizzle's with {@code with history schema.table}. Without a prefix the files
 * tell whose they are. {@code +} joins entries that are applied in one transaction.
 */
public final class MigrationSources {
  private final Path workingDirectory;
  private final ClassLoader classLoader;

  MigrationSources(Path workingDirectory, ClassLoader classLoader) {
    this.workingDirectory = workingDirectory;
    this.classLoader = classLoader;
  }

  /**
   * The migrations that a text names, in its order.
   *
   * @param setting entries, one a line or with commas between them
   * @throws MigrationException when one is not there, or nobody's, or is joined with others and
   *     commits by itself
   */
  public static Migrations of(String setting) {
    return current().read(setting);
  }

  /**
   * As {@link #of(String)}, for a project that is not in the working directory.
   *
   * @param project the folder that relative locations start from
   * @throws MigrationException when one is not there, or nobody's
   */
  public static Migrations of(String setting, Path project) {
    return new MigrationSources(project, MigrationFolder.defaultClassLoader()).read(setting);
  }

  /**
   * Whose migrations lie at a location.
   *
   * @param location {@code classpath:…}, {@code filesystem:…}, or bare
   * @throws MigrationException when nothing is there, or files of no layout that is known
   */
  public static MigrationTool detect(String location) {
    return current().toolOf(location);
  }

  private static MigrationSources current() {
    return new MigrationSources(Path.of(""), MigrationFolder.defaultClassLoader());
  }

  Migrations read(String setting) {
    List<Migrations> sources = new ArrayList<>();
    for (List<SourceSetting> joined : SourceSetting.parse(setting)) {
      List<Migrations> together = joined.stream().map(this::inItsSchema).toList();
      sources.add(together.size() == 1 ? together.get(0) : Migrations.together(together));
    }
    return sources.size() == 1 ? sources.get(0) : Migrations.of(sources);
  }

  private Migrations inItsSchema(SourceSetting entry) {
    Migrations migrations = open(entry);
    return entry.schema() == null ? migrations : Migrations.inSchema(entry.schema(), migrations);
  }

  /** The one place that knows each tool's class. */
  private Migrations open(SourceSetting entry) {
    String location = entry.location();
    MigrationTool tool = entry.tool() == null ? toolOf(location) : entry.tool();
    QualifiedName history = entry.history();
    if (history != null && tool != MigrationTool.DRIZZLE) {
      throw FolderErrors.foreignHistory(location, tool, history);
    }
    return switch (tool) {
      case PLAIN -> SqlFolder.at(location, workingDirectory, classLoader);
      case INIT -> InitScripts.at(location, workingDirectory, classLoader);
      case COMMAND -> CommandMigrations.parse(location, workingDirectory);
      case FLYWAY -> FlywayMigrations.at(location, workingDirectory, classLoader);
      case LIQUIBASE -> LiquibaseMigrations.at(location, workingDirectory, classLoader);
      case DRIZZLE -> {
        DrizzleFolder folder = DrizzleFolder.at(location, workingDirectory, classLoader);
        yield history == null ? folder : folder.withHistory(history);
      }
    };
  }

  MigrationTool toolOf(String location) {
    MigrationFolder folder = new MigrationFolder(workingDirectory, classLoader);
    return FolderLayout.read(folder, location).tool(location);
  }
}
