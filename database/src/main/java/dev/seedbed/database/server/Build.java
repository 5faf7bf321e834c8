package dev.seedbed.database.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Which process runs the tests that this JVM takes a part of. */
final class Build {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

  private Build() {}

  /**
   * What tells the process that started this JVM from all others. A shell that was started for one
   * command is passed over: build tools start each JVM through one of its own.
   */
  static Optional<String> ofThisJvm() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    while (parent.isPresent() && isShellForOneCommand(parent.get())) {
      parent = parent.get().parent();
    }
    return parent.map(
        process ->
            process.pid()
                + " "
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  private static boolean isShellForOneCommand(ProcessHandle process) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return process
            .info()
            .command()
            .map(command -> String.valueOf(Path.of(command).getFileName()))
            .filter(SHELLS::contains)
            .isPresent()
        && arguments.length > 0
        && arguments[0].equals("-c");
  }
}
