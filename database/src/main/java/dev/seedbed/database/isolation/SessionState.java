package dev.seedbed.database.isolation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a logical connection has in its session, and would have for itself alone in real life. */
final class SessionState {
  private final Set<String> temporary = new HashSet<>();
  private final Set<String> custom = new HashSet<>();
  private List<String> restore = List.of();
  private boolean settings;
  private boolean prepared;
  private boolean locks;
  private boolean cursors;

  void note(Effects effects) {
    settings |= effects.changesSession();
    prepared |= effects.prepares();
    locks |= effects.locksAdvisory();
    cursors |= effects.holdsCursor();
    temporary.addAll(effects.temporary());
    custom.addAll(effects.customSettings());
  }

  void noteSettings() {
    settings = true;
  }

  /** Whether it has changed a setting. */
  boolean hasSettings() {
    return settings;
  }

  boolean hasTemporary() {
    return !temporary.isEmpty();
  }

  boolean isEmpty() {
    return !settings && !prepared && !locks && !cursors && temporary.isEmpty();
  }

  /** The settings that only the session knows, and no view of the server. */
  Set<String> custom() {
    return custom;
  }

  /** The statements that give it back its settings when another connection has had its own. */
  List<String> restore() {
    return restore;
  }

  void keep(List<String> statements) {
    restore = List.copyOf(statements);
  }

  /** Whether another connection's statement would find here what real life hides from it. */
  boolean isTouchedBy(Effects other) {
    return (locks && other.locksAdvisory())
        || (prepared && other.usesPrepared())
        || (cursors && other.usesCursor())
        || temporary.stream().anyMatch(name -> mentions(other.text(), name));
  }

  private static boolean mentions(String sql, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
        .matcher(sql.toLowerCase(Locale.ROOT))
        .find();
  }

  /** The statements that end it, the settings left out. */
  List<String> cleanUp() {
    List<String> statements = new ArrayList<>();
    if (!temporary.isEmpty()) {
      statements.add("DISCARD TEMP");
    }
    if (prepared) {
      statements.add("DEALLOCATE ALL");
    }
    if (locks) {
      statements.add("SELECT pg_catalog.pg_advisory_unlock_all()");
    }
    if (cursors) {
      statements.add("CLOSE ALL");
    }
    return statements;
  }
}
