package dev.seedbed.cli.report;

import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.configuration.Configuration;
import dev.seedbed.cli.report.page.ReportFile;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.cli.report.page.ReportPage;
import dev.seedbed.cli.report.suites.SuiteReader;
import dev.seedbed.cli.report.suites.Suites;
import dev.seedbed.database.server.DatabaseUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a report to look at. */
@Command(
    name = "report",
    description = {
      "Writes one HTML file: the schema as a diagram, findings beside the lines they come from,",
      "the history of the migrations, how rows are spread, and how long tests took.",
      "It is about the database of --url, or the development database if it runs, or else what the",
      "migrations make on a throwaway server.",
      "It ends with 0 whatever was found; seedbed check is for builds."
    },
    footer = {
      "  seedbed report",
      "  seedbed report --pack mana --out build/report.html",
      "  seedbed report --tests target/surefire-reports",
      "  seedbed report --url postgresql://dev@localhost/app_dev"
    })
public final class ReportCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "seedbed-report.html",
      description = "The file to write; ${DEFAULT-VALUE} if not said.")
  private Path out = Path.of("seedbed-report.html");

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      description = "The rules: a pack's name or file; that of seedbed.yaml, or recommended.")
  private @Nullable String pack;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "The findings that are accepted.")
  private @Nullable Path baseline;

  @Option(
      names = "--tests",
      paramLabel = "DIR",
      description = "Where XML reports of tests lie; looked for in the project if not said.")
  private @Nullable Path tests;

  @Option(
      names = "--throwaway",
      description = "Report on what the migrations make, also where a development database runs.")
  private boolean throwaway;

  @Option(names = "--no-trace", description = "Do not run the migrations to see what they lock.")
  private boolean untraced;

  /** The command, for one call. */
  public ReportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Path project = invocation.project();
    Path file = invocation.path(out);
    Configuration configuration = invocation.configuration();
    ReportMaker maker =
        new ReportMaker(
            project,
            rules(project, configuration.rules()),
            configuration.fixtures(),
            suites(project));
    invocation.output().progress("Reading the schema, its migrations and its rows …");
    ReportDatabase database = new ReportDatabase(invocation, maker, !untraced);
    ReportModel model =
        invocation.database(
            DatabaseUse.READING, () -> throwaway ? database.throwaway() : database.atHand());
    ReportFile.write(file, ReportPage.html(model));
    invocation.output().result(() -> text(file, model), () -> json(file, model));
    return Verdict.CLEAN;
  }

  private RuleRun rules(Path project, RuleSettings configured) {
    RulePack chosen = configured.pack();
    if (pack != null || chosen == null) {
      chosen = RulePack.of(pack == null ? "recommended" : pack, project);
    }
    RuleRun run = RuleRun.of(chosen).in(project);
    Path accepted = baseline == null ? configured.baseline() : invocation.path(baseline);
    return accepted == null ? run : run.with(Baseline.read(accepted));
  }

  private Suites suites(Path project) throws IOException {
    if (tests == null) {
      return SuiteReader.read(project, project);
    }
    Path folder = invocation.path(tests);
    if (!Files.isDirectory(folder)) {
      throw ErrorMessage.of("No test reports in " + folder)
          .expected("a folder with XML reports, such as target/surefire-reports")
          .actual(Files.exists(folder) ? "a file" : "no such folder")
          .toFix("run the tests first")
          .toFix("correct --tests, or leave it out: reports are looked for in the project")
          .toException();
    }
    return SuiteReader.read(project, folder);
  }

  private static String text(Path file, ReportModel model) {
    return "%s\n  %d tables, %d findings, %d migrations, %d rows, %d classes of tests"
        .formatted(
            file,
            model.schema().tables().size(),
            counted(model),
            model.history().migrations().size(),
            model.seeds().rows(),
            model.suites().suites().size());
  }

  private static Map<String, Object> json(Path file, ReportModel model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("tables", model.schema().tables().size());
    json.put("findings", counted(model));
    json.put("migrations", model.history().migrations().size());
    json.put("rows", model.seeds().rows());
    json.put("suites", model.suites().suites().size());
    return json;
  }

  private static long counted(ReportModel model) {
    return model.findings().findings().stream().filter(each -> each.waivedBy() == null).count();
  }
}
