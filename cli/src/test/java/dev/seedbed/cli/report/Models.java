package dev.seedbed.cli.report;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.cli.report.diagram.Diagram;
import dev.seedbed.cli.report.findings.FindingsView;
import dev.seedbed.cli.report.findings.Sources;
import dev.seedbed.cli.report.migrations.History;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.cli.report.page.Summary;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.cli.report.seeds.SeedData;
import dev.seedbed.cli.report.suites.Suites;
import dev.seedbed.fixtures.Mapping;
import java.nio.file.Path;
import java.util.List;

/** Models of reports, made without a server. */
public final class Models {
  private static final RuleInfo RULE =
      new RuleInfo("ACME001", "tables-are-good", Severity.WARNING, "Tables are good");
  private static final Missing MISSING = new Missing("There is nothing.", "Make something.");

  private Models() {}

  /** The report on a catalog in which these tables break a rule. */
  public static ReportModel of(Catalog catalog, List<QualifiedName> broken, String words) {
    return of(catalog, Mapping.BY_NAME, broken, words);
  }

  /** The same where somebody has said what holds what. */
  static ReportModel of(
      Catalog catalog, Mapping mapping, List<QualifiedName> broken, String words) {
    SchemaView schema = SchemaView.of(catalog, mapping);
    Sources sources = new Sources(Path.of(""));
    List<Finding> findings =
        broken.stream()
            .map(
                table ->
                    new Finding(
                        RULE,
                        ObjectAddress.relation(table),
                        words,
                        words,
                        words,
                        new Origin("pom.xml", 2),
                        Fix.of(words).note(words)))
            .toList();
    RunReport run =
        new RunReport(
            "acme",
            catalog.database(),
            true,
            List.of(new RuleResult(RULE, new Count(1, "table", "tables"), List.of(), findings)),
            List.of(),
            List.of(),
            null);
    return new ReportModel(
        new Summary("project", catalog.database(), "PostgreSQL 17", "findings"),
        schema,
        Diagram.of(schema),
        FindingsView.of(run, schema, sources),
        sources.excerpts(),
        History.without(MISSING),
        SeedData.without(MISSING),
        Suites.without(MISSING));
  }
}
