package dev.seedbed.database.server;

import java.util.ArrayList;
import java.util.List;

/** Command line arguments of PostgreSQL's programs. */
final class ServerArguments {

  /**
   * For {@code postgres}: what makes a server fast whose data need not survive a crash, and room
   * for parallel tests.
   *
   * <p>Shared memory for parallel queries lies with the data, because {@code /dev/shm} is tiny in
   * containers and what a killed server leaves there stays.
   */
  static final List<String> FOR_TESTS =
      List.of(
          "-c", "fsync=off",
          "-c", "synchronous_commit=off",
          "-c", "full_page_writes=off",
          "-c", "max_wal_size=256MB",
          "-c", "checkpoint_timeout=1h",
          "-c", "max_connections=200",
          "-c", "dynamic_shared_memory_type=mmap",
          "-c", "jit=off",
          "-c", "log_line_prefix=%m [%p] %q%d ");

  private ServerArguments() {}

  /** Arguments of {@code initdb}: the same order of text on every machine, whatever it has. */
  static List<String> ofInitdb(int majorVersion) {
    List<String> arguments = new ArrayList<>(List.of("-E", "UTF8", "--no-sync"));
    arguments.add("--wal-segsize=1");
    arguments.addAll(
        majorVersion >= 17
            ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            : List.of("--locale=C.UTF-8"));
    return arguments;
  }
}
