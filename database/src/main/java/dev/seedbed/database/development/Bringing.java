package dev.seedbed.database.development;

import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.LastingServer;
import dev.seedbed.database.server.LastingStart;
import dev.seedbed.database.server.ServerKind;
import dev.seedbed.database.settings.ServerChoice;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One call that brings a development database up, and that another thread may break off. */
final class Bringing {
  private static final int PORTS = 10;

  private final DevelopmentDatabase database;
  private final Settings settings;
  private final Migrations migrations;
  private final UpOptions options;
  private final Consumer<String> progress;
  private final List<String> notes = new ArrayList<>();

  private final UnfinishedServer unfinished = new UnfinishedServer();
  private final MigratingConnection migrating = new MigratingConnection();

  Bringing(
      DevelopmentDatabase database,
      Settings settings,
      Migrations migrations,
      UpOptions options,
      Consumer<String> progress) {
    this.database = database;
    this.settings = settings;
    this.migrations = migrations;
    this.options = options;
    this.progress = progress;
  }

  /** Migrates a database that is somebody's. */
  UpReport given(ExternalServer server) throws SQLException {
    return new UpReport(UpReport.Action.GIVEN, server, notes, migrate(server));
  }

  /** Brings up a server of ours; the caller holds the project's lock. */
  UpReport ours(StateFile file) throws SQLException {
    Optional<State> known = file.read();
    known.ifPresent(this::checkKind);
    try {
      Up up = known.filter(State::complete).isPresent() ? again(file, known.get()) : made(file);
      progress.accept(up.server().description().toString());
      MigrationReport report = migrate(up.server());
      unfinished.finish();
      return new UpReport(up.action(), up.server(), notes, report);
    } catch (SQLException | RuntimeException e) {
      if (unfinished.isBrokenOff()) {
        unfinished.stop();
        throw DevelopmentErrors.brokenOff();
      }
      // It runs on, so that whoever mends a migration need not start it again.
      unfinished.finish();
      throw e;
    }
  }

  private record Up(UpReport.Action action, ExternalServer server) {}

  private void checkKind(State state) {
    ServerChoice choice = settings.server();
    ServerKind asked =
        choice == ServerChoice.CONTAINER ? ServerKind.CONTAINER : ServerKind.EMBEDDED;
    if (state.complete() && choice != ServerChoice.AUTO && asked != state.kind()) {
      String source = settings.find(Setting.SERVER).orElseThrow().source();
      throw DevelopmentErrors.otherKind(state, asked, source);
    }
  }

  private Up again(StateFile file, State state) throws SQLException {
    try {
      return ranAlready(state, access(state).connect());
    } catch (SQLException e) {
      return unfinished.exclusively(() -> revived(file, state, e));
    }
  }

  private Up ranAlready(State state, ExternalServer server) {
    if (options.port() != 0 && options.port() != state.port()) {
      throw DevelopmentErrors.otherPort(state, options.port());
    }
    Boolean durable = options.durable();
    if (durable != null && durable != state.durable()) {
      notes.add("whether its data survive a crash changes when it is stopped and started again");
    }
    return new Up(UpReport.Action.RAN_ALREADY, server);
  }

  private Up revived(StateFile file, State state, SQLException failure) throws SQLException {
    LastingServer server = LastingServer.of(state.kind(), settings, database.place());
    return unfinished.closedIfUnused(server, () -> revived(file, state, failure, server));
  }

  private Up revived(StateFile file, State state, SQLException failure, LastingServer server)
      throws SQLException {
    if (server.isRunning()) {
      return ranAlready(
          state, access(state).await(failure, options.patience(), unfinished::isBrokenOff));
    }
    if (!server.hasData()) {
      notes.add("its data were gone, so it was made anew");
      return make(file, server);
    }
    if (server.wasKilled()) {
      notes.add("it had not been stopped in order; PostgreSQL has repaired its data");
    }
    State now = start(file, server, durably(state));
    return new Up(UpReport.Action.STARTED, access(now).connect());
  }

  private ServerAccess access(State state) {
    return new ServerAccess(state, notes::add);
  }

  private State durably(State state) {
    Boolean durable = options.durable();
    return durable == null ? state : state.durable(durable);
  }

  private Up made(StateFile file) throws SQLException {
    return unfinished.exclusively(
        () -> {
          LastingServer server = LastingServer.choose(settings, database.place());
          return unfinished.closedIfUnused(server, () -> make(file, server));
        });
  }

  private Up make(StateFile file, LastingServer server) throws SQLException {
    progress.accept("making the development database of " + database.project().root());
    Credentials admin = LastingServer.newAdministrator();
    Boolean durable = options.durable();
    State state =
        new State(
            database.project().root().toString(),
            server.kind(),
            server.host(),
            options.port() == 0 ? LastingServer.freePort() : options.port(),
            admin.user(),
            admin.password(),
            database.project().database(),
            durable == null || durable,
            false);
    // Before the data, which are of no use without the password.
    file.write(state);
    server.make(admin);
    State now = start(file, server, state);
    ExternalServer made = access(now).connect();
    file.write(now.completed());
    return new Up(UpReport.Action.MADE, made);
  }

  /**
   * Starts it where it listened before, or elsewhere if that port is taken and was not asked for.
   */
  private State start(StateFile file, LastingServer server, State state) {
    int port = options.port() == 0 ? state.port() : options.port();
    for (int attempt = 1; attempt <= PORTS; attempt++) {
      State now = state.at(server.host(), port);
      file.write(now);
      if (server.start(
          new LastingStart(state.credentials(), port, state.durable(), options.patience()))) {
        unfinished.isStarted(server);
        if (state.complete() && port != state.port()) {
          notes.add("it listens at port " + port + " now, and did at " + state.port() + " before");
        }
        return now;
      }
      if (options.port() != 0) {
        break;
      }
      port = LastingServer.freePort();
    }
    throw DevelopmentErrors.portTaken(port);
  }

  MigrationReport migrate(ExternalServer server) throws SQLException {
    try (Connection connection = server.connect(server.database())) {
      migrating.begin(connection);
      try {
        return migrations.apply(
            new MigrationTarget(
                connection, server.jdbcUrl(server.database()), server.administrator()));
      } finally {
        migrating.end();
      }
    }
  }

  void breakOff() {
    unfinished.breakOff(migrating::breakOff);
  }
}
