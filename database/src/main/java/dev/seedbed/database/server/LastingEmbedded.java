package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server of this machine that outlives the JVM that started it. */
final class LastingEmbedded implements LastingServer {

  /** What {@code $1} is the log of; the rest is the server's command. Prints its process id. */
  private static final String START =
      """
      umask 077
      log=$1
      shift
      [ ! -e "$log" ] || mv -f "$log" "$log.previous"
      "$@" </dev/null >"$log" 2>&1 &
      echo "$!"
      """;

  /** How long the processes of a killed server may take to notice. */
  private static final Duration ORPHANS = Duration.ofSeconds(10);

  private final Machine machine;
  private final Launcher launcher;
  private final ServerCache cache;
  private final LastingPlace place;
  private final LastingFolder folder;

  private LastingEmbedded(
      Machine machine, Launcher launcher, ServerCache cache, LastingPlace place) {
    this.machine = machine;
    this.launcher = launcher;
    this.cache = cache;
    this.place = place;
    this.folder = new LastingFolder(place.folder());
  }

  static LastingEmbedded open(Settings settings, LastingPlace place) {
    return open(settings, Machine.current(), place);
  }

  static LastingEmbedded open(Settings settings, Machine machine, LastingPlace place) {
    if (machine.isWindows()) {
      throw EmbeddedServer.notOnWindows(machine).toException();
    }
    return attempt(
        () -> {
          int userId = machine.userId();
          Installation installation = Installation.find(settings, machine, userId);
          Launcher launcher = Launcher.find(machine, userId, installation);
          ServerCache cache = ServerCache.of(settings, machine, userId);
          return new LastingEmbedded(machine, launcher, cache, place);
        });
  }

  @Override
  public ServerKind kind() {
    return ServerKind.EMBEDDED;
  }

  @Override
  public String host() {
    return EmbeddedBoot.LOOPBACK;
  }

  @Override
  public boolean hasData() {
    return folder.hasData();
  }

  @Override
  public boolean isRunning() {
    return attempt(() -> LastingProcess.serving(folder.data()).isPresent());
  }

  @Override
  public boolean wasKilled() {
    return hasData() && LastingProcess.isNoted(folder.data()) && !isRunning();
  }

  @Override
  public void make(Credentials administrator) {
    remove();
    attempt(
        () -> {
          folder.make(
              launcher, data -> new LastingData(launcher, data).make(cache.store(), administrator));
          return folder;
        });
  }

  @Override
  public boolean start(LastingStart how) {
    return attempt(() -> started(how));
  }

  private boolean started(LastingStart how) throws IOException, InterruptedException {
    checkVersion();
    long end = System.nanoTime() + ORPHANS.toNanos();
    while (true) {
      LastingProcess.removeStaleNote(folder.data());
      Optional<LastingProcess> process = launch(how);
      if (process.isPresent() && answers(process.get(), how)) {
        return true;
      }
      String words = new LogFile(folder.logFile()).lastWords();
      if (words.contains("Address already in use")) {
        return false;
      }
      // Of a killed server some processes are still about to notice.
      if (!words.contains("pre-existing shared memory") || System.nanoTime() > end) {
        throw noAnswer(how.patience(), words).toException();
      }
      Thread.sleep(100);
    }
  }

  /** The process; empty if it has ended already. */
  private Optional<LastingProcess> launch(LastingStart how)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.logFile().toString());
    arguments.add(launcher.program("postgres"));
    arguments.addAll(List.of("-D", folder.data().toString(), "-p", String.valueOf(how.port())));
    arguments.addAll(List.of("-c", "listen_addresses=" + EmbeddedBoot.LOOPBACK));
    arguments.addAll(List.of("-c", "unix_socket_directories="));
    arguments.addAll(ServerArguments.ofLastingPostgres(place.name(), how.durable()));
    Command.Outcome outcome = launcher.shell(START, arguments).run("", Duration.ofSeconds(20));
    if (!outcome.output().matches("\\d+")) {
      throw noAnswer(how.patience(), outcome.output()).toException();
    }
    return ProcessHandle.of(Long.parseLong(outcome.output())).map(LastingProcess::new);
  }

  /** Waits until it does; false if it has ended. If it does neither in time it is stopped. */
  private boolean answers(LastingProcess process, LastingStart how)
      throws IOException, InterruptedException {
    try {
      if (!process.becomesReady(folder.data(), how.patience())) {
        if (process.isAlive()) {
          process.stop(machine.path());
          throw noAnswer(how.patience(), new LogFile(folder.logFile()).lastWords()).toException();
        }
        return false;
      }
      Endpoint endpoint = Endpoint.local(EmbeddedBoot.LOOPBACK, how.port(), how.administrator());
      Patience.DEFAULT.open(() -> endpoint.connect("postgres")).close();
      return true;
    } catch (SQLException e) {
      process.stop(machine.path());
      throw noAnswer(how.patience(), String.valueOf(e.getMessage())).toException(e);
    } catch (InterruptedException e) {
      process.stop(machine.path());
      throw e;
    }
  }

  /** Another major version's programs cannot read the data. */
  private void checkVersion() throws IOException {
    String made = folder.version();
    if (!made.equals(String.valueOf(launcher.majorVersion()))) {
      throw ErrorMessage.of("The development database was made by PostgreSQL " + made)
          .expected("programs of PostgreSQL " + made)
          .actual(launcher.version() + " in " + launcher.installation().programs())
          .why("each major version has a form of its own for data")
          .toFix("set postgres-home to a PostgreSQL " + made)
          .toFix("make it anew, without what was in it: seedbed up --reset")
          .toException();
    }
  }

  @Override
  public boolean stop() {
    return attempt(
        () -> {
          Optional<LastingProcess> process = LastingProcess.serving(folder.data());
          if (process.isPresent()) {
            process.get().stop(machine.path());
          }
          return process.isPresent();
        });
  }

  @Override
  public void remove() {
    stop();
    attempt(
        () -> {
          folder.remove();
          return folder;
        });
  }

  @Override
  public void close() {}

  private interface Attempt<T> {
    T run() throws IOException, InterruptedException;
  }

  private static <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      throw EmbeddedServer.failed(e).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EmbeddedServer.failed(e).toException(e);
    }
  }

  private static ErrorMessage noAnswer(Duration patience, String words) {
    return ErrorMessage.of("The development database did not start")
        .expected("an answer to a query within " + patience.toSeconds() + " s")
        .actual("PostgreSQL says\n" + words)
        .toFix("correct what it complains of")
        .toFix("if it needs longer to repair its data, give it more time: seedbed up --wait 10m");
  }
}
