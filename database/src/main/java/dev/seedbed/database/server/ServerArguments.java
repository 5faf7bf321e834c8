package dev.seedbed.database.server;

import java.util.List;

/** Command line arguments of {@code postgres}. */
final class ServerArguments {

  /**
   * What makes a server fast whose data need not survive a crash, and room for parallel tests.
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
}
