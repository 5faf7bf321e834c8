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
import java.util.function.BooleanSupplier;
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
   * <p>SIGQUIT is PostgreSQL's immediate shutdown: there is nothing to keep. SIGINT is the fast
   * one, which leaves data in order. A server that ends by itself is reported; a line from the JVM
   * then keeps its files.
   *
   * <p>A shared server ends when there is neither this JVM nor any other at the pipe of {@link
   * JoinedServer}. As long as this one is there, the shell holds the pipe itself.
   */
  private static final String SUPERVISOR =
      """
      trap '' HUP INT PIPE TERM
      exec 3<&0 </dev/null 2>/dev/null
      folder=$1
      shift
      share() {
        umask 077
        mkfifo "$folder/filling"
        exec 4<>"$folder/filling" 5<"$folder/filling"
        { while read -r order <&3; do :; done; echo gone >&4; } 5<&- &
        mv "$folder/filling" "$folder/LEASES"
        while read -r order <&5; do
          case $order in
            gone) exec 4>&- ;;
            *) : >"$folder/$order" ;;
          esac
        done
      }
      watch() {
        while read -r order <&3; do
          case $order in
            stop) kill -INT "$server" ;;
            share) share; break ;;
          esac
        done
        kill -QUIT "$server"
      }
      "$@" 3<&- >"$folder/log" 2>&1 &
      server=$!
      watch >/dev/null &
      watcher=$!
      wait "$server"
      code=$?
      kill -KILL "$watcher"
      wait "$watcher"
      echo "$code"
      read -r order <&3 || rm -rf -- "$folder"
      """
          .replace("LEASES", JoinedServer.PIPE);

  private static final Duration STOP_DEADLINE = Duration.ofSeconds(60);

  private static final Duration END_DEADLINE = Duration.ofSeconds(10);

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
    order("stop");
    if (!endsWithin(STOP_DEADLINE)) {
      return false;
    }
    boolean inOrder = "0".equals(reports.readLine());
    keepFiles();
    return inOrder;
  }

  /** Lets the server run on for others that have joined it. */
  void share() throws IOException {
    order("share");
  }

  private void order(String order) throws IOException {
    OutputStream orders = supervisor.getOutputStream();
    orders.write((order + "\n").getBytes(StandardCharsets.US_ASCII));
    orders.flush();
  }

  private boolean endsWithin(Duration deadline) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (!hasEnded()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }

  /** After the server has ended by itself: lets the shell go, and the files stay. */
  void keepFiles() throws IOException, InterruptedException {
    try (OutputStream orders = supervisor.getOutputStream()) {
      orders.write('\n');
    }
    supervisor.waitFor();
  }

  /** Ends the server, if nobody else uses it, and removes its files; does not wait for that. */
  void letGo() {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      log.debug("the embedded server's shell was gone already", e);
    }
  }

  /** Waits until the server is gone, or others turn out to use it. */
  void awaitEnd(BooleanSupplier others) throws InterruptedException {
    long end = System.nanoTime() + END_DEADLINE.toNanos();
    while (!hasEnded() && !others.getAsBoolean()) {
      if (System.nanoTime() > end) {
        kill();
      }
      Thread.sleep(1);
    }
  }

  /** Waits until the server's files are gone. */
  void awaitRemoval() throws InterruptedException {
    if (!supervisor.waitFor(END_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
  }

  private void kill() throws InterruptedException {
    supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
    supervisor.destroyForcibly().waitFor();
  }

  /** Stops the server and waits until it is gone with its files. */
  void stop() throws InterruptedException {
    letGo();
    awaitRemoval();
  }
}
