package dev.seedbed.database.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL that ends with this JVM, however that ends.
 *
 * <p>Between the two stands a shell. It waits at a pipe that only the JVM holds open: when the JVM
 * closes it, or is killed, the shell stops the server and removes its files.
 */
final class Postmaster {

  /**
   * The shell's part: {@code $1} is the server's folder, the rest the command that starts it.
   *
   * <p>SIGQUIT is PostgreSQL's immediate shutdown: there is nothing to keep. A server that ends by
   * itself is reported; a line from the JVM then keeps its files. A line before that is the wish
   * for PostgreSQL's fast shutdown, which leaves data in order.
   */
  private static final String SUPERVISOR =
      """
      trap '' HUP INT PIPE TERM
      exec 3<&0 </dev/null 2>/dev/null
      folder=$1
      shift
      "$@" 3<&- >"$folder/log" 2>&1 &
      server=$!
      { while read -r order <&3; do kill -INT "$server"; done; kill -QUIT "$server"; } >/dev/null &
      watcher=$!
      wait "$server"
      code=$?
      kill -KILL "$watcher"
      wait "$watcher"
      echo "$code"
      read -r order <&3 || rm -rf -- "$folder"
      """;

  private static final Duration STOP_DEADLINE = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  private final Process supervisor;
  private final BufferedReader reports;

  private Postmaster(Process supervisor) {
    this.supervisor = supervisor;
    this.reports =
        new BufferedReader(
            new InputStreamReader(supervisor.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts the server whose data lie in the folder, to listen at a port of the loopback. */
  static Postmaster start(Launcher launcher, DataFolder folder, int port, boolean productionLike)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.path().toString());
    arguments.add(launcher.program("postgres"));
    arguments.addAll(List.of("-D", folder.data().toString(), "-p", String.valueOf(port)));
    arguments.addAll(List.of("-c", "listen_addresses=127.0.0.1"));
    arguments.addAll(List.of("-c", "unix_socket_directories="));
    arguments.addAll(ServerArguments.ofPostgres(productionLike));
    return new Postmaster(launcher.shell(SUPERVISOR, arguments).start());
  }

  /** Whether the server has ended by itself. */
  boolean hasEnded() {
    try {
      return reports.ready() || !supervisor.isAlive();
    } catch (IOException e) {
      return true;
    }
  }

  /** Stops the server so that another can be started with its data; tells whether it could. */
  boolean stopInOrder() throws IOException, InterruptedException {
    OutputStream orders = supervisor.getOutputStream();
    orders.write('\n');
    orders.flush();
    long end = System.nanoTime() + STOP_DEADLINE.toNanos();
    while (!hasEnded()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(1);
    }
    boolean inOrder = "0".equals(reports.readLine());
    keepFiles();
    return inOrder;
  }

  /** After the server has ended by itself: lets the shell go, and the files stay. */
  void keepFiles() throws IOException, InterruptedException {
    try (OutputStream orders = supervisor.getOutputStream()) {
      orders.write('\n');
    }
    supervisor.waitFor();
  }

  /** Stops the server and waits until it is gone. */
  void stop() throws InterruptedException {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      log.debug("the embedded server's shell was gone already", e);
    }
    if (!supervisor.waitFor(10, TimeUnit.SECONDS)) {
      supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
      supervisor.destroyForcibly().waitFor();
    }
  }
}
