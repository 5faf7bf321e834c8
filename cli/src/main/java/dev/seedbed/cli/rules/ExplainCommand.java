package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.Style;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the page of a rule. */
@Command(
    name = "explain",
    description = "Prints the page of a rule: why, bad and good, what counts, the fix.",
    footer = {"  seedbed explain TYP001", "  seedbed explain text-user-ids | less"})
public final class ExplainCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(paramLabel = "RULE", description = "Its id or slug.")
  private String rule = "";

  public ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    RulePage page = RulePages.read().named(rule);
    invocation
        .output()
        .result(
            () -> styled(page.text()),
            () -> Map.of("id", page.id(), "slug", page.slug(), "page", page.text()));
    return Verdict.CLEAN;
  }

  private String styled(String text) {
    return text.lines()
        .map(line -> line.startsWith("#") ? invocation.output().styled(Style.HEADING, line) : line)
        .collect(Collectors.joining("\n"));
  }
}
