package dev.seedbed.cli;

import dev.seedbed.assertions.rule.run.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script that lets bash or zsh complete commands and options.",
    footer = {
      "  seedbed completion bash > ~/.local/share/bash-completion/completions/seedbed",
      "  seedbed completion zsh > ~/.seedbed-completion"
    })
final class CompletionCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private ShellName shell = ShellName.BASH;

  CompletionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** A shell whose completion is known. */
  private enum ShellName {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Verdict call() {
    // The script makes zsh read bash's completions itself, so one serves both.
    String script = AutoComplete.bash("seedbed", Seedbed.complete(invocation));
    invocation
        .output()
        .result(() -> script, () -> Map.of("shell", shell.toString(), "script", script));
    return Verdict.CLEAN;
  }
}
