package dev.seedbed.database.server;

import java.util.ArrayList;
import java.util.List;

/** Command line arguments of PostgreSQL's programs. */
final class ServerArguments {

  /**
   * For {@code postgres}, whatever else is asked for.
   *
   * <p>Shared memory for parallel queries lies with the data, because {@code /dev/shm} is tiny in
   * containers and what a killed server leaves there stays.
   */
  private static final List<String> ALWAYS =
      List.of("-c", "dynamic_shared_memory_type=mmap", "-c", "log_line_prefix=%m [%p] %q%d ");

  /** What makes a server fast whose data need not survive a crash. */
  private static final List<String> NOT_DURABLE =
      List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off");

  /**
   * Fewer checkpoints than a server of long standing has, and room for parallel tests.
   *
   * <p>Autovacuum stays on: rolled back rows would pile up in a long suite. But a round of it
   * starts a process for each database, and suites have many: with the usual round a minute, a
   * hundred databases had one at work for a third of the time.
   */
  private static final List<String> FOR_TESTS =
      List.of(
          "-c", "max_wal_size=256MB",
          "-c", "checkpoint_timeout=1h",
          "-c", "autovacuum_naptime=10min",
          "-c", "max_connections=200",
          "-c", "jit=off");

  /**
   * How passwords are asked for, in the words of {@code pg_hba.conf}: as they are.
   *
   * <p>They are random and good for one server that nobody else talks to. A proof of their
   * possession instead would cost each JVM a tenth of a second for its first one, and drivers
   * refuse the proof that is cheap.
   */
  static final String LOGIN = "password";

  private ServerArguments() {}

  /** Arguments of {@code postgres}. */
  static List<String> ofPostgres(boolean productionLike) {
    List<String> arguments = new ArrayList<>(ALWAYS);
    if (!productionLike) {
      arguments.addAll(NOT_DURABLE);
      arguments.addAll(FOR_TESTS);
    }
    return List.copyOf(arguments);
  }

  /** Arguments of {@code initdb}: the same order of text on every machine, whatever it has. */
  static List<String> ofInitdb(int majorVersion, boolean productionLike) {
    List<String> arguments = new ArrayList<>(ofText(majorVersion));
    arguments.add("--no-sync");
    if (!productionLike) {
      arguments.add("--wal-segsize=1");
    }
    return arguments;
  }

  /** Arguments of {@code initdb} for a server whose data are to stay. */
  static List<String> ofLastingInitdb(int majorVersion) {
    return ofText(majorVersion);
  }

  private static List<String> ofText(int majorVersion) {
    List<String> arguments = new ArrayList<>(List.of("-E", "UTF8"));
    arguments.addAll(
        majorVersion >= 17
            ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            : List.of("--locale=C.UTF-8"));
    return arguments;
  }

  /**
   * Arguments of {@code postgres} for a server whose data are to stay.
   *
   * @param name what its processes have in their titles
   * @param durable whether data survive a crash of the machine
   */
  static List<String> ofLastingPostgres(String name, boolean durable) {
    List<String> arguments = new ArrayList<>(ALWAYS);
    arguments.addAll(List.of("-c", "cluster_name=" + name));
    // What a killed program had begun would otherwise go on, and keep its locks, to its end.
    arguments.addAll(List.of("-c", "client_connection_check_interval=2s"));
    arguments.addAll(durable ? List.of() : NOT_DURABLE);
    return List.copyOf(arguments);
  }
}
