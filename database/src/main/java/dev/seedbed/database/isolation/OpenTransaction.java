package dev.seedbed.database.isolation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.largeobject.LargeObject;

/** A logical transaction: whose it is, where it began, and what has to end with it. */
final class OpenTransaction {
  private static final String CURSORS =
      """
      SELECT format('CLOSE %I', name) FROM pg_catalog.pg_cursors
      WHERE NOT is_holdable AND name <> ''
      """;

  private final LogicalConnection owner;
  private final Place begun = Place.here("the open transaction began here");
  private final Map<String, @Nullable String> before = new LinkedHashMap<>();
  private final List<LargeObject> largeObjects = new ArrayList<>();
  private boolean cursors;

  OpenTransaction(LogicalConnection owner) {
    this.owner = owner;
  }

  LogicalConnection owner() {
    return owner;
  }

  Place begun() {
    return begun;
  }

  /** A cursor was opened, which is not to outlive the transaction. */
  void noteCursor() {
    cursors = true;
  }

  void noteLargeObject(LargeObject opened) {
    largeObjects.add(opened);
  }

  /** Notes what a statement is about to do. */
  void note(Effects effect, PhysicalTransaction physical) throws SQLException {
    cursors |= effect.declaresCursor();
    keepSettings(effect.localSettings(), physical);
  }

  /** Keeps the values of settings that are about to be set for this transaction only. */
  void keepSettings(Set<String> names, PhysicalTransaction physical) throws SQLException {
    for (String name : names) {
      if (!before.containsKey(name)) {
        before.put(name, physical.setting(name));
      }
    }
  }

  /** Ends, after the commit, what a release of the savepoint has let live on. */
  void endAfterCommit(PhysicalTransaction physical) throws SQLException {
    for (LargeObject opened : largeObjects) {
      opened.close();
    }
    if (cursors) {
      for (String close : physical.queryTexts(CURSORS)) {
        physical.execute(close);
      }
    }
    for (Map.Entry<String, @Nullable String> setting : before.entrySet()) {
      String name = setting.getKey();
      @Nullable String value = setting.getValue();
      if (!Objects.equals(value, physical.setting(name))) {
        physical.setConfig(name, value == null ? "" : value);
      }
    }
  }
}
