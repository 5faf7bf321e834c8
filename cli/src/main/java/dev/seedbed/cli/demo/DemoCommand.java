package dev.seedbed.cli.demo;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.TemporaryFolder;
import dev.seedbed.cli.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what there is on a schema that is brought along. */
@Command(
    name = "demo",
    description = {
      "Boots a server, migrates it, fills it with messages of AI agents, holds the schema to its",
      "rules, and writes a report to look at. The schema comes along; nothing of yours is read or",
      "changed, whatever is configured, and the server goes when the command ends."
    },
    footer = {
      "  seedbed demo",
      "  seedbed demo --messages 1000000 --out demo.html",
      "  seedbed demo --dir demo"
    })
public final class DemoCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(names = "--messages", paramLabel = "N", description = "How many; 100,000 if not said.")
  private @Nullable Long messages;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "seedbed-demo.html",
      description = "The report; ${DEFAULT-VALUE} if not said.")
  private Path out = Path.of("seedbed-demo.html");

  @Option(
      names = "--force",
      description = "Overwrite that file also if it is no report of Seedbed's.")
  private boolean force;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Leave the schema and its seedbed.yaml there, to be changed and checked.")
  private @Nullable Path dir;

  /** The command, for one call. */
  public DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Path report = invocation.path(out);
    if (!force) {
      refuseOther(report);
    }
    Path kept = dir == null ? null : invocation.path(dir);
    Path project =
        kept == null
            ? invocation.closing(TemporaryFolder.create("seedbed-demo")).path().resolve("manifest")
            : kept;
    DemoProject.unpack(project);
    DemoResult result = new DemoRun(invocation, project).with(messages, report, kept);
    invocation.output().result(result::text, result::json);
    return Verdict.CLEAN;
  }

  private static void refuseOther(Path file) throws IOException {
    if (Files.isRegularFile(file) && !ReportPage.isOne(file)) {
      throw ErrorMessage.of("The demo would overwrite " + file)
          .expected("no such file, or an earlier report")
          .actual("a file that Seedbed has not written")
          .toFix("name another one: --out FILE")
          .toFix("overwrite it: --force")
          .toException();
    }
  }
}
