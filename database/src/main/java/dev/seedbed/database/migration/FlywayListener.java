package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Follows Flyway through its files: for the trace, the report and errors. */
final class FlywayListener implements Callback {
  private final FlywayFiles files;
  private final Map<String, String> properties;

  /** What Flyway says where others have made tables, and it has no history yet. */
  private static final String FOREIGN_TABLES = "Found non-empty schema(s)";

  private final Listener listener;
  private final List<String> applied = new ArrayList<>();
  private String path = "";
  private ScriptPlaces places = new ScriptPlaces(SqlScript.parse(""));
  private @Nullable SqlStatement statement;

  FlywayListener(FlywayFiles files, Map<String, String> properties, Listener listener) {
    this.files = files;
    this.properties = properties;
    this.listener = listener;
  }

  List<String> applied() {
    return List.copyOf(applied);
  }

  @Override
  public boolean supports(Event event, Context context) {
    return switch (event) {
      case BEFORE_EACH_MIGRATE,
          BEFORE_EACH_MIGRATE_STATEMENT,
          AFTER_EACH_MIGRATE_STATEMENT,
          AFTER_EACH_MIGRATE ->
          true;
      default -> false;
    };
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "seedbed";
  }

  @Override
  public void handle(Event event, Context context) {
    switch (event) {
      case BEFORE_EACH_MIGRATE -> {
        begin(context.getMigrationInfo());
        tell(context.getConnection(), DdlTrace.setting(DdlTrace.at(path, 1)));
      }
      case BEFORE_EACH_MIGRATE_STATEMENT -> {
        SqlStatement next = places.find(context.getStatement().getSql());
        statement = next;
        String place = DdlTrace.at(path, next.line());
        tell(
            context.getConnection(),
            listener == Listener.STATEMENTS && isInTransaction(context.getConnection())
                ? StatementTrace.beginning(place)
                : DdlTrace.setting(place));
      }
      case AFTER_EACH_MIGRATE_STATEMENT -> {
        statement = null;
        if (listener == Listener.STATEMENTS && isInTransaction(context.getConnection())) {
          tell(context.getConnection(), StatementTrace.ending(context.getStatement().getSql()));
        }
      }
      default -> applied.add(path);
    }
  }

  private void begin(MigrationInfo migration) {
    SqlFile file = files.find(migration.getScript());
    path = file == null ? migration.getScript() : file.path();
    places = new ScriptPlaces(SqlScript.parse(file == null ? "" : file.text()));
    statement = null;
  }

  private static boolean isInTransaction(Connection connection) {
    try {
      return !connection.getAutoCommit();
    } catch (SQLException e) {
      throw new FlywayException("the trace failed", e);
    }
  }

  private void tell(Connection connection, String sql) {
    if (listener == Listener.NOBODY) {
      return;
    }
    try (Statement told = connection.createStatement()) {
      told.execute(sql);
    } catch (SQLException e) {
      throw new FlywayException("the trace failed", e);
    }
  }

  /** Flyway's error, with the place where it happened if that is known. */
  MigrationException failure(FlywayException failure) {
    SQLException cause = RunErrors.sqlException(failure);
    SqlStatement failed = statement;
    if (cause != null && failed != null) {
      return RunErrors.failed(path, places.script(), failed, cause, remainder());
    }
    String said = String.valueOf(failure.getMessage());
    ErrorMessage message =
        ErrorMessage.of("Flyway failed: " + (path.isEmpty() ? files.location() : path))
            .actual(said)
            .why(remainder().why());
    return new MigrationException(
        said.contains(FOREIGN_TABLES)
            ? message
                .toFix("give it a schema of its own: flyway:folder in schema name")
                .toFix("put it before the other source")
                .toFix(
                    "in flyway.conf: flyway.baselineOnMigrate=true and flyway.baselineVersion=0,"
                        + " so that version 1 runs as well")
            : message.toFix("see what Flyway says"),
        failure);
  }

  private Remainder remainder() {
    boolean group = "true".equals(properties.get("flyway.group"));
    return new Remainder(
        applied.isEmpty() || group
            ? "Flyway rolled back the file's transaction, if it had one"
            : "Flyway rolled back the file's transaction, if it had one; applied before and kept: "
                + String.join(", ", applied),
        List.of());
  }
}
