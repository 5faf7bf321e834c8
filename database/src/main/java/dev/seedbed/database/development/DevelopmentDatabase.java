package dev.seedbed.database.development;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.LastingPlace;
import dev.seedbed.database.server.LastingServer;
import dev.seedbed.database.server.ServerKind;
import dev.seedbed.database.server.StateFolder;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The database that a developer works with: migrated, and there until it is taken down.
 *
 * <pre>{@code
 * try (DevelopmentDatabase database = DevelopmentDatabase.of(settings, System.getenv())) {
 *   UpReport report = database.up(migrations, UpOptions.DEFAULT, log::info);
 * }
 * }</pre>
 *
 * <p>Each project has one: a server of its own on this machine or in a container, or, if the
 * setting {@code url} is set, the database that it names. Our own listens at the loopback and has a
 * random password, which lies in the user's state folder.
 */
public final class DevelopmentDatabase implements AutoCloseable {
  private final Settings settings;
  private final Project project;
  private final Path home;
  private @Nullable Bringing bringing;
  private boolean closed;

  DevelopmentDatabase(Settings settings, Path home) {
    this.settings = settings;
    this.project = Project.at(settings.projectRoot());
    this.home = home;
  }

  /**
   * The one of a project, whether or not it is there yet.
   *
   * @param environment the environment's variables, which tell where the user's state lies
   * @throws SeedbedException if this user has no place for its state
   */
  public static DevelopmentDatabase of(Settings settings, Map<String, String> environment) {
    return new DevelopmentDatabase(settings, StateFolder.open(environment, "development"));
  }

  /** Whether it is the one that the setting {@code url} names. */
  public boolean isGiven() {
    return ExternalServer.isMeant(settings);
  }

  /**
   * The one that runs.
   *
   * @param use what it is opened for; a given database may be refused for it
   * @throws SeedbedException if it does not run
   */
  public ExternalServer running(DatabaseUse use) {
    if (isGiven()) {
      return ExternalServer.open(settings, use);
    }
    State state =
        new StateFile(folder())
            .read()
            .filter(State::complete)
            .orElseThrow(() -> DevelopmentErrors.notMade(project));
    try {
      return connect(state, use);
    } catch (SQLException e) {
      throw DevelopmentErrors.noAnswer(project, state, e);
    }
  }

  /**
   * Ours, to be read, if it runs.
   *
   * @throws SeedbedException if it cannot be told whether it is there
   */
  public Optional<ExternalServer> ifRunning() {
    try {
      Optional<State> state = new StateFile(folder()).read().filter(State::complete);
      return state.isEmpty()
          ? Optional.empty()
          : Optional.of(connect(state.get(), DatabaseUse.READING));
    } catch (SQLException e) {
      // It was stopped, or the machine was.
      return Optional.empty();
    }
  }

  private static ExternalServer connect(State state, DatabaseUse use) throws SQLException {
    ExternalServer server =
        LastingServer.connect(
            state.kind(), state.host(), state.port(), state.credentials(), state.database());
    return use == DatabaseUse.READING ? server.readOnly() : server;
  }

  /**
   * Sees to it that it runs and is migrated; goes on where an earlier call was broken off.
   *
   * @param progress told in one line what takes a while
   * @throws SeedbedException if it does not start, or if a migration fails, when it runs on
   * @throws SQLException if it ends meanwhile
   */
  public UpReport up(Migrations migrations, UpOptions options, Consumer<String> progress)
      throws SQLException {
    Bringing run = bringing(migrations, options, progress);
    if (isGiven()) {
      return run.given(ExternalServer.open(settings, DatabaseUse.DEVELOPMENT));
    }
    return locked(
        options.patience(),
        progress,
        () -> {
          if (options.reset()) {
            takeDown(true);
          }
          return run.ours(new StateFile(StateFolder.openWithin(folder())));
        });
  }

  /**
   * Applies migrations to the one that runs.
   *
   * @throws SeedbedException if it does not run, or if a migration fails
   * @throws SQLException if it ends meanwhile
   */
  public MigrationReport migrate(Migrations migrations) throws SQLException {
    return bringing(migrations, UpOptions.DEFAULT, line -> {})
        .migrate(running(DatabaseUse.DEVELOPMENT));
  }

  private synchronized Bringing bringing(
      Migrations migrations, UpOptions options, Consumer<String> progress) {
    if (closed) {
      throw DevelopmentErrors.brokenOff();
    }
    Bringing run = new Bringing(this, settings, migrations, options, progress);
    bringing = run;
    return run;
  }

  /**
   * Stops it, and breaks off what is at work there; its data stay unless they are to be removed.
   *
   * @param patience how long to wait for another process that is at work on it
   * @throws SeedbedException if it cannot be stopped
   */
  public DownReport down(boolean remove, Duration patience, Consumer<String> progress)
      throws SQLException {
    return isGiven()
        ? new DownReport(true, false, false)
        : locked(patience, progress, () -> takeDown(remove));
  }

  private <T> T locked(Duration patience, Consumer<String> progress, ProjectLock.Work<T> work)
      throws SQLException {
    Path file = home.resolve(project.name() + ".lock");
    return ProjectLock.during(file, project, patience, progress, work);
  }

  private DownReport takeDown(boolean remove) throws IOException {
    if (!Files.exists(folder())) {
      return new DownReport(false, false, false);
    }
    StateFile file = new StateFile(folder());
    boolean ran = false;
    boolean removed = false;
    for (ServerKind kind : kinds(file, remove)) {
      try (LastingServer server = LastingServer.of(kind, settings, place())) {
        ran |= server.stop();
        if (remove) {
          removed |= server.hasData();
          server.remove();
        }
      }
    }
    if (remove) {
      file.remove();
      Files.deleteIfExists(folder());
    }
    return new DownReport(false, ran, removed);
  }

  /** Of which kind it is; without a state that can be read it may be either. */
  private List<ServerKind> kinds(StateFile file, boolean remove) {
    Optional<State> state;
    try {
      state = file.read();
    } catch (SeedbedException e) {
      if (!remove) {
        throw e;
      }
      state = Optional.empty();
    }
    List<ServerKind> kinds = new ArrayList<>();
    state.ifPresentOrElse(known -> kinds.add(known.kind()), () -> kinds.add(ServerKind.EMBEDDED));
    return kinds;
  }

  Project project() {
    return project;
  }

  /** Where its state and, unless it is a container, its data lie. */
  Path folder() {
    return home.resolve(project.name());
  }

  LastingPlace place() {
    return new LastingPlace(folder(), project.name(), project.root());
  }

  /**
   * Breaks off what {@link #up} is doing, if it is doing something: what it has not finished
   * applying is rolled back, and a server that it has started is stopped.
   */
  @Override
  public void close() {
    Bringing run;
    synchronized (this) {
      closed = true;
      run = bringing;
    }
    if (run != null) {
      run.breakOff();
    }
  }
}
