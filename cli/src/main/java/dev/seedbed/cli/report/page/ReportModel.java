package dev.seedbed.cli.report.page;

import dev.seedbed.cli.report.diagram.Diagram;
import dev.seedbed.cli.report.findings.Excerpt;
import dev.seedbed.cli.report.findings.FindingsView;
import dev.seedbed.cli.report.migrations.History;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.cli.report.seeds.SeedData;
import dev.seedbed.cli.report.suites.Suites;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the page shows.
 *
 * @param sources lines of migrations, by file
 */
public record ReportModel(
    Summary summary,
    SchemaView schema,
    Diagram diagram,
    FindingsView findings,
    Map<String, List<Excerpt>> sources,
    History history,
    SeedData seeds,
    Suites suites) {
  public ReportModel {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }
}
