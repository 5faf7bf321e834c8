package dev.seedbed.cli.report;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.cli.report.diagram.Diagram;
import dev.seedbed.cli.report.findings.FindingsView;
import dev.seedbed.cli.report.findings.Sources;
import dev.seedbed.cli.report.migrations.History;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.cli.report.page.Summary;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.cli.report.seeds.SeedReader;
import dev.seedbed.cli.report.suites.Suites;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.fixtures.FixtureSettings;
import dev.seedbed.fixtures.Mapping;
import dev.seedbed.fixtures.SeedPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what a report shows.
 *
 * @param project the folder that files of migrations are relative to
 * @param rules what the schema is held to
 * @param fixtures which tables hold what of the domain, and the plan that rows may be of
 * @param suites the tests that ran
 */
public record ReportMaker(Path project, RuleRun rules, FixtureSettings fixtures, Suites suites) {

  /** What the rules say of a database. */
  public RunReport check(ReportSubject subject) {
    Subject examined = Subject.of(subject.catalog()).with(subject.connection());
    MigrationTrace trace = subject.trace();
    return rules.over(trace == null ? examined : examined.with(trace));
  }

  /** The report on a database, of which the rules say this. */
  public ReportModel of(ReportSubject subject, RunReport run) throws SQLException {
    Catalog catalog = subject.catalog();
    @Nullable Missing unfit = unfit(catalog);
    FixtureSettings known =
        unfit == null ? fixtures : new FixtureSettings(fixtures.mapping(), null);
    SchemaView schema = SchemaView.of(catalog, mapping(known));
    Sources sources = new Sources(project);
    FindingsView findings = FindingsView.of(run, schema, sources);
    return new ReportModel(
        new Summary(name(), catalog.database(), subject.server(), verdict(run)),
        schema,
        Diagram.of(schema),
        findings,
        sources.excerpts(),
        history(subject.trace(), subject.untraced()),
        SeedReader.read(subject.connection(), catalog, known).with(unfit),
        suites);
  }

  /** The plan's says what that of the file does, and more. */
  private static Mapping mapping(FixtureSettings known) {
    SeedPlan plan = known.seedPlan();
    return plan == null ? known.mapping() : plan.mapping();
  }

  /** What the plan names and the schema does not have; null if it has all. */
  private @Nullable Missing unfit(Catalog catalog) {
    try {
      mapping(fixtures).over(catalog);
      return null;
    } catch (SeedbedException e) {
      // A mapping that the schema does not have by itself is refused.
      fixtures.mapping().over(catalog);
      String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new Missing(
          "The seed plan in seedbed.yaml does not fit the schema: " + what + ".",
          "Correct it: seedbed seed names what is nearest.");
    }
  }

  private String name() {
    Path name = project.toAbsolutePath().normalize().getFileName();
    return name == null ? "Project" : name.toString();
  }

  private static String verdict(RunReport run) {
    return run.verdict(Severity.INFO, true).name().toLowerCase(Locale.ROOT).replaceFirst("_.*", "");
  }

  private static History history(@Nullable MigrationTrace trace, @Nullable Missing untraced) {
    if (trace != null) {
      return History.of(trace);
    }
    return History.without(
        untraced == null
            ? new Missing("The migrations were not traced.", "Leave out --no-trace.")
            : untraced);
  }
}
