package dev.seedbed.database.isolation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives each logical connection a session of its own over the one that there is: settings follow
 * the connection that made them, and what cannot follow is refused to the others.
 */
final class SessionStates {
  private static final String RESET = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL";

  /** In the units that {@code set_config} takes; the role is no setting in the view's eyes. */
  private static final String CURRENT =
      """
      SELECT format('SELECT pg_catalog.set_config(%L, %L, false)', s.name, s.value)
      FROM (
        SELECT name, setting AS value FROM pg_catalog.pg_settings WHERE source = 'session'
        UNION ALL SELECT 'role', current_setting('role')
      ) s
      """;

  private static final String CUSTOM =
      """
      SELECT format('SELECT pg_catalog.set_config(%%L, %%L, false)',
        '%1$s', current_setting('%1$s', true))
      WHERE current_setting('%1$s', true) IS NOT NULL
      """;

  private final PhysicalTransaction physical;
  private final Map<LogicalConnection, SessionState> states = new LinkedHashMap<>();
  private final List<String> leftToClean = new ArrayList<>();
  private @Nullable LogicalConnection current;
  private @Nullable LogicalConnection lastWriter;

  SessionStates(PhysicalTransaction physical) {
    this.physical = physical;
  }

  /** The reason to refuse a connection's statement, if it would meet another one's session. */
  Optional<Refused> refusal(LogicalConnection by, Effects effects) {
    if (effects.asksLastValue() && lastWriter != null && lastWriter != by) {
      return Optional.of(Refused.LAST_VALUE);
    }
    boolean touched =
        states.entrySet().stream()
            .anyMatch(entry -> entry.getKey() != by && entry.getValue().isTouchedBy(effects));
    return touched ? Optional.of(Refused.OTHER_SESSION) : Optional.empty();
  }

  void note(LogicalConnection by, Effects effects) {
    if (!effects.reads()) {
      lastWriter = by;
    }
    SessionState state = states.computeIfAbsent(by, key -> new SessionState());
    state.note(effects);
    if (!state.isEmpty()) {
      physical.pin();
    }
  }

  void noteSettings(LogicalConnection by) {
    states.computeIfAbsent(by, key -> new SessionState()).noteSettings();
    physical.pin();
  }

  /** Makes a connection's settings those of the session; only while no transaction is open. */
  void switchTo(LogicalConnection by) throws SQLException {
    for (String statement : leftToClean) {
      physical.execute(statement);
    }
    leftToClean.clear();
    if (current == by) {
      return;
    }
    SessionState before = current == null ? null : states.get(current);
    SessionState after = states.get(by);
    if (before != null && before.hasSettings()) {
      List<String> settings = physical.queryTexts(CURRENT);
      for (String name : before.custom()) {
        settings.addAll(physical.queryTexts(CUSTOM.formatted(name)));
      }
      before.keep(settings);
      physical.execute(RESET);
    }
    if (after != null && after.hasSettings()) {
      for (String statement : after.restore()) {
        physical.execute(statement);
      }
    }
    current = by;
  }

  /** A closed connection takes its session with it; at once, or when no transaction is open. */
  void close(LogicalConnection by) {
    SessionState state = states.get(by);
    if (state != null) {
      // Temporary objects go all at once; if others have some too, these stay, out of reach.
      boolean shared =
          state.hasTemporary()
              && states.values().stream().anyMatch(s -> s != state && s.hasTemporary());
      if (!shared) {
        states.remove(by);
        leftToClean.addAll(state.cleanUp());
      }
      if (current == by && state.hasSettings()) {
        leftToClean.add(RESET);
      }
    }
    if (current == by) {
      current = null;
    }
  }
}
