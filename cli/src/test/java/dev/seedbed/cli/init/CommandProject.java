package dev.seedbed.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import java.nio.file.Path;

/**
 * What somebody does with a project whose migrations, applied by a command, make one table without
 * a key: {@code public.notes}.
 *
 * @param project with its files
 */
record CommandProject(SampleProject project) {

  /** One in an empty folder. */
  static CommandProject in(Path folder) {
    return new CommandProject(new SampleProject(folder));
  }

  /** Writes its configuration. */
  CommandRun init() {
    CommandRun init = CommandRun.in(project.folder()).run("init");
    assertThat(init.err()).isEmpty();
    assertThat(init.exitCode()).isZero();
    return init;
  }

  /** Writes its configuration, with one source that there is no doubt about. */
  void initializes(String source) {
    assertThat(init().out())
        .isEqualTo("wrote " + project.folder().resolve("seedbed.yaml") + "\n  " + source + "\n");
  }

  /** Checks it, with the finding that there is. */
  void finds(String command) {
    CommandRun check = project.run("check", "--rule=KEY001");
    assertThat(check.err()).isEmpty();
    assertThat(check.out())
        .contains("1 finding (1 error) of 1 rule\n")
        .contains("[KEY001 primary-keys] error  public.notes\n")
        .contains("  at: " + command + ":1\n")
        .contains("not counted: 1 migration history table,");
    assertThat(check.exitCode()).isEqualTo(1);
  }

  /** Writes its configuration and checks it, whose migrations fail in a folder of it. */
  void fails(String command, String place, String words) {
    init();
    CommandRun check = project.run("check");
    assertThat(check.err())
        .startsWith("Command failed: " + command + "\n  expected: exit code 0\n")
        .contains("it ran in " + project.folder().resolve(place))
        .contains(words);
    assertThat(check.exitCode()).isEqualTo(3);
  }

  /** Develops with it. */
  void livesOn(String command) {
    try {
      assertThat(run("up").out()).contains("\n  " + command + "\n");
      assertThat(run("migrate").out()).contains("\n  " + command + "\n");
      assertThat(run("status").out())
          .isEqualTo("what was applied is known to the tool alone: " + command + "\n");
    } finally {
      run("down", "--remove");
    }
  }

  private CommandRun run(String... arguments) {
    CommandRun run =
        CommandRun.in(project.folder())
            .with("SEEDBED_SERVER", "embedded")
            .with("XDG_CACHE_HOME", project.folder().resolve(".cache").toString())
            .run(arguments);
    assertThat(run.exitCode()).as(String.join(" ", arguments) + ": " + run.err()).isZero();
    return run;
  }
}
