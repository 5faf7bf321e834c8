package dev.seedbed.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;

/**
 * What somebody does with a project whose migrations, applied by a command, make one table without
 * a key: {@code public.notes}.
 *
 * @param project with its files
 */
record CommandProject(SampleProject project) {

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
