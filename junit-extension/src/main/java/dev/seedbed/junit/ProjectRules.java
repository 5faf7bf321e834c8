package dev.seedbed.junit;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the schema that a project's migrations make, and what they do on the way, to the rules of
 * its {@code seedbed.yaml}: what {@code seedbed check} and {@code seedbed lint} do, in one.
 *
 * <pre>{@code
 * ProjectRules.in(Path.of("")).since("origin/main").verify();
 * }</pre>
 *
 * <p>It needs no annotation: it applies the migrations to a throwaway server of its own, by the
 * file's settings, whatever database these name. Places of migrations that are on the class path
 * count before those in the folder, as everywhere; {@code filesystem:} names the latter. Immutable
 * and thread-safe.
 *
 * @param project the folder with {@code seedbed.yaml}; without that file the settings are the usual
 *     ones, and the pack is {@code recommended}
 * @param base which migrations have been deployed, and are not judged; null if none have
 */
public record ProjectRules(Path project, @Nullable MigrationBase base) {

  /** Rules of the project in this folder, for all of its migrations. */
  public static ProjectRules in(Path project) {
    return new ProjectRules(project, null);
  }

  /**
   * The same, of whose migrations those are judged that a commit does not have.
   *
   * @param commit a branch, a tag, a commit; of a branch, where this one left it
   * @throws dev.seedbed.catalog.SeedbedException if git does not know it here
   */
  public ProjectRules since(String commit) {
    return since(MigrationBase.since(commit, project));
  }

  /** The same, of whose migrations the new and edited ones are judged. */
  public ProjectRules since(MigrationBase deployed) {
    return new ProjectRules(project, deployed);
  }

  /**
   * What the rules say.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the file cannot be understood, there is no
   *     server, or the migrations fail
   */
  public RunReport check() throws SQLException {
    return check(rules());
  }

  /**
   * Fails unless the findings are below the file's {@code fail-on}.
   *
   * @throws AssertionError with the report
   * @throws dev.seedbed.catalog.SeedbedException as {@link #check}
   */
  public void verify() throws SQLException {
    HeldTo rules = rules();
    RunReport report = check(rules);
    if (report.verdict(rules.failOn(), rules.strict()) != Verdict.CLEAN) {
      throw new AssertionError(report.toString());
    }
  }

  private HeldTo rules() {
    return HeldTo.of(RuleSettings.read(project.resolve(Settings.FILE), System::getenv));
  }

  private RunReport check(HeldTo rules) throws SQLException {
    RuleRun run = rules.run().in(project);
    Settings settings = Settings.load(project).forThrowawayServer();
    Migrations migrations =
        MigrationSources.of(settings.text(Setting.MIGRATIONS).orElseThrow(), settings.projectRoot())
            .with(settings.migrationOptions());
    TestDatabases databases = TestDatabases.start(settings, migrations);
    try (PostgresServer server = databases.server();
        databases) {
      MigrationTrace trace = MigrationTrace.of(server, migrations);
      TestDatabase database = databases.migratedBy(migrations);
      Subject subject =
          Subject.of(database.catalog()).with(base == null ? trace : trace.since(base));
      TestSession session = database.begin(new Isolation.Rollback(false));
      try {
        return run.over(subject.with(session.owner().getConnection()));
      } finally {
        session.end();
      }
    }
  }
}
