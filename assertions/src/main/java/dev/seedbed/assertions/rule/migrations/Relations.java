package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.MigrationTrace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tables, indexes and types there were when a statement began, and which run had made them.
 *
 * <p>They are told apart by the server's numbers, so that a renamed table is the same one.
 * Statements count from 0. What the migrations did not make, such as an extension's tables, is
 * unknown here.
 */
final class Relations {

  /**
   * One that was there.
   *
   * @param name at that time
   * @param id the server's number of it
   * @param table whether it is one, no index, view or sequence
   * @param run that made it
   */
  record Relation(QualifiedName name, long id, boolean table, int run) {}

  private static final Set<String> TABLES = Set.of("table", "foreign table");
  private static final Set<String> KINDS =
      Set.of("index", "view", "materialized view", "sequence", "type");
  private static final long NONE = 0;

  private final Map<QualifiedName, NavigableMap<Integer, Long>> ids = new HashMap<>();
  private final Map<String, Set<QualifiedName>> byName = new HashMap<>();
  private final Map<Long, QualifiedName> names = new HashMap<>();
  private final Map<Long, Relation> made = new HashMap<>();
  private final Map<Long, Long> indexed = new HashMap<>();

  /** Takes the next statement, of this run. */
  void add(int number, MigrationTrace.Statement statement, int run) {
    for (MigrationTrace.Change change : statement.changes()) {
      boolean table = TABLES.contains(change.kind());
      QualifiedName name = table || KINDS.contains(change.kind()) ? name(change.object()) : null;
      if (name == null) {
        continue;
      }
      QualifiedName before = names.get(change.id());
      boolean dropped = change.command().equals("DROP");
      if (before != null && (dropped || !before.equals(name))) {
        at(before).put(number, NONE);
      }
      if (!dropped) {
        names.put(change.id(), name);
        made.putIfAbsent(change.id(), new Relation(name, change.id(), table, run));
        at(name).put(number, change.id());
        if (change.indexed() != NONE) {
          indexed.put(change.id(), change.indexed());
        }
      }
    }
  }

  private NavigableMap<Integer, Long> at(QualifiedName name) {
    byName.computeIfAbsent(name.name(), unseen -> new HashSet<>()).add(name);
    return ids.computeIfAbsent(name, unseen -> new TreeMap<>());
  }

  /** The name in a change, null if it is none of two parts. */
  static @Nullable QualifiedName name(String object) {
    List<String> parts = Words.of(object).name();
    return parts.size() == 2 ? new QualifiedName(parts.get(0), parts.get(1)) : null;
  }

  /** The one of this name when a statement began; null if there was none. */
  @Nullable Relation before(int number, QualifiedName name) {
    NavigableMap<Integer, Long> history = ids.get(name);
    Map.Entry<Integer, Long> last = history == null ? null : history.lowerEntry(number);
    Relation first = last == null ? null : made.get(last.getValue());
    return first == null ? null : new Relation(name, first.id(), first.table(), first.run());
  }

  /** All of these names, in whatever schema, when a statement began. */
  List<Relation> before(int number, String name) {
    return byName.getOrDefault(name, Set.of()).stream()
        .sorted()
        .map(each -> before(number, each))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** The table that an index is on, null if that is not known. */
  @Nullable Relation tableOf(long index) {
    return made.get(indexed.getOrDefault(index, NONE));
  }

  /** What a number stands for, under its first name; null if the migrations did not make it. */
  @Nullable Relation made(long id) {
    return made.get(id);
  }

  /** The name that it has in the end, or had when it was dropped. */
  QualifiedName lastName(Relation relation) {
    return names.getOrDefault(relation.id(), relation.name());
  }
}
