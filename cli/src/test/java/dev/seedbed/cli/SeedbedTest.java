package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SeedbedTest {
  @TempDir Path folder;

  @Test
  void tells_its_version() {
    CommandRun run = CommandRun.in(folder).run("--version");
    assertThat(run.out()).matches("seedbed \\d+\\.\\d+\\.\\d+.*\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void without_a_command_it_says_how_to_find_one() {
    CommandRun run = CommandRun.in(folder).run();
    assertThat(run.err())
        .isEqualTo(
            """
            No command
              expected: seedbed COMMAND, such as seedbed check
              To fix: see what there is: seedbed --help
            """);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "up",
        "migrate",
        "trace",
        "snapshot",
        "diff",
        "report -q",
        "seed --out rows"
      })
  void a_project_without_migrations_is_told_of_init(String command) {
    CommandRun run = CommandRun.in(folder).run(command.split(" "));
    assertThat(run.err())
        .isEqualTo(
            """
            Migration folder not found: db/migration
              expected: a folder on the class path or below the working directory
              actual: no such folder on the class path, nor in %s
              To fix: create src/main/resources/db/migration with a file such as V1__init.sql
                  or: name the folder that holds your migrations: filesystem:path or classpath:path
                  or: let Seedbed look for them: seedbed init
            """
                .formatted(folder));
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void names_the_nearest_command() {
    CommandRun run = CommandRun.in(folder).run("complete");
    assertThat(run.err())
        .startsWith(
            """
            Unmatched argument at index 0: 'complete'
              To fix: write completion
            """)
        .endsWith("      or: see what there is: seedbed --help\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void colours_an_error_on_a_terminal_only_and_as_asked() {
    CommandRun.User user = CommandRun.in(folder);
    assertThat(user.run().err()).startsWith("No command");
    assertThat(user.atTerminal().run().err()).startsWith("\u001b[31mNo command\u001b[0m\n");
    assertThat(user.atTerminal().with("NO_COLOR", "1").run().err()).startsWith("No command");
    assertThat(user.atTerminal().with("TERM", "dumb").run().err()).startsWith("No command");
    assertThat(user.run("--color=always").err()).startsWith("\u001b[31m");
    assertThat(user.atTerminal().run("--color=never").err()).startsWith("No command");
  }

  @Test
  void shows_a_stack_trace_only_when_asked() {
    CommandRun.User user = CommandRun.in(folder);
    assertThat(user.run().err()).doesNotContain("\tat ");
    assertThat(user.run("--stacktrace").err()).contains("\tat dev.seedbed.cli.Seedbed.run");
    assertThat(user.run("--verbose").err()).contains("\tat dev.seedbed.cli.Seedbed.run");
  }

  @Test
  void writes_a_completion_that_knows_every_command() {
    CommandRun run = CommandRun.in(folder).run("completion", "bash");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("#!/usr/bin/env bash");
    for (KnownCommand command : KnownCommand.ALL) {
      assertThat(run.out()).contains("function _picocli_seedbed_" + command.name() + "()");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helps_with_examples_that_it_understands(String command) {
    CommandRun run = CommandRun.in(folder).run(command, "--help");
    assertThat(run.exitCode()).isZero();
    Matcher examples = Pattern.compile("(?m)^ +(?:\\S+=\\S+ )?seedbed (.*)$").matcher(run.out());
    List<String> found = new ArrayList<>();
    String shown = run.out().substring(run.out().indexOf("Examples:"));
    examples.reset(shown).results().forEach(match -> found.add(match.group(1)));
    assertThat(found).as("examples of %s", command).isNotEmpty();
    for (String example : found) {
      assertThat(line().parseArgs(ShellWords.of(example)).subcommand().commandSpec().name())
          .as(example)
          .isEqualTo(command);
    }
  }

  static Stream<String> commands() {
    return KnownCommand.ALL.stream().map(KnownCommand::name);
  }

  @Test
  void each_command_is_called_as_it_says_itself() {
    assertThat(line().getSubcommands().keySet())
        .containsExactlyElementsOf(KnownCommand.ALL.stream().map(KnownCommand::name).toList());
  }

  private CommandLine line() {
    return Seedbed.complete(
        new Invocation(new Shell(folder, Map.of(), Map.of(), System.out, System.err, false)));
  }
}
