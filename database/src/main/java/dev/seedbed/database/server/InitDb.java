package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's program that makes a data directory.
 *
 * @param data the directory, which is not there yet
 * @param admin the superuser that it makes
 */
record InitDb(Launcher launcher, Path data, Credentials admin) {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Runs it with these arguments. */
  void run(List<String> more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(launcher.program("initdb"));
    arguments.addAll(List.of("-D", data.toString(), "-U", admin.user(), "--no-instructions"));
    arguments.addAll(more);
    // Through a pipe the password is in no file and in no list of processes. The first pipe is this
    // user's and the server's user may not open it by name; the second is its own.
    Command.Outcome outcome =
        launcher
            .shell("cat | \"$@\" --pwfile=/dev/stdin", arguments)
            .run(admin.password() + "\n", DEADLINE);
    if (!outcome.succeeded()) {
      throw ErrorMessage.of("Embedded PostgreSQL: initdb failed")
          .expected("a data directory in " + data.getParent())
          .actual("exit code " + outcome.exitCode() + "\n" + outcome.output())
          .toFix("correct what initdb complains of")
          .toFix("use a container: -Dseedbed.server=container")
          .toException();
    }
  }
}
