package dev.seedbed.cli.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A repository of a test's own, whatever the machine's configuration of git says.
 *
 * @param folder its work tree
 */
record GitRepository(Path folder) {

  static GitRepository in(Path folder) throws Exception {
    GitRepository made = new GitRepository(folder);
    made.git("init", "--quiet", "--initial-branch=main");
    made.git("config", "user.name", "Ann");
    made.git("config", "user.email", "ann@example.com");
    return made;
  }

  void commit(String message) throws Exception {
    git("add", "--all");
    git("commit", "--quiet", "--no-verify", "--message", message);
  }

  String git(String... arguments) throws Exception {
    Outcome outcome = run(Map.of(), arguments);
    if (outcome.exitCode() != 0) {
      throw new IOException(String.join(" ", arguments) + ": " + outcome.output());
    }
    return outcome.output();
  }

  /** What git answered. */
  record Outcome(int exitCode, String output) {}

  Outcome run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().putAll(environment);
    Process git = builder.start();
    git.getOutputStream().close();
    String output = new String(git.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(git.waitFor(), output);
  }
}
