package dev.seedbed.assertions.rule.keys;

import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tables that can all be reached from each other over foreign keys.
 *
 * @param closing foreign keys without which they could not, at least one
 * @param path a shortest way from the first of these around to its own table
 */
record Cycle(List<OwnedForeignKey> closing, List<QualifiedName> path) {
  Cycle {
    closing = List.copyOf(closing);
    path = List.copyOf(path);
  }

  /** All there are among these foreign keys, none of which refers to its own table. */
  static List<Cycle> in(List<OwnedForeignKey> keys) {
    List<OwnedForeignKey> rest = core(keys);
    Map<QualifiedName, Set<QualifiedName>> reached = new TreeMap<>();
    Map<QualifiedName, List<OwnedForeignKey>> from = byTable(rest);
    from.keySet().forEach(table -> reached.put(table, reachable(table, from).keySet()));
    List<Cycle> cycles = new ArrayList<>();
    Set<QualifiedName> done = new HashSet<>();
    reached.forEach(
        (table, others) -> {
          if (!done.contains(table) && others.contains(table)) {
            Set<QualifiedName> component =
                others.stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(table))
                    .collect(Collectors.toSet());
            done.addAll(component);
            cycles.add(of(rest.stream().filter(key -> isWithin(component, key)).toList()));
          }
        });
    return cycles;
  }

  private static boolean isWithin(Set<QualifiedName> tables, OwnedForeignKey key) {
    return tables.contains(key.table()) && tables.contains(target(key));
  }

  /** Takes away, again and again, what nothing refers to and what refers to nothing. */
  private static List<OwnedForeignKey> core(List<OwnedForeignKey> keys) {
    List<OwnedForeignKey> rest = keys;
    int before;
    do {
      before = rest.size();
      Set<QualifiedName> sources =
          rest.stream().map(OwnedForeignKey::table).collect(Collectors.toSet());
      Set<QualifiedName> targets = rest.stream().map(Cycle::target).collect(Collectors.toSet());
      rest =
          rest.stream()
              .filter(key -> targets.contains(key.table()) && sources.contains(target(key)))
              .toList();
    } while (rest.size() < before);
    return rest;
  }

  /** Adds one foreign key after the other, but for those that would close a circle. */
  private static Cycle of(List<OwnedForeignKey> keys) {
    List<OwnedForeignKey> open = new ArrayList<>();
    List<OwnedForeignKey> closing = new ArrayList<>();
    List<QualifiedName> path = List.of();
    for (OwnedForeignKey key : keys) {
      Map<QualifiedName, QualifiedName> ways = reachable(target(key), byTable(open));
      if (ways.containsKey(key.table())) {
        path = closing.isEmpty() ? around(key, ways) : path;
        closing.add(key);
      } else {
        open.add(key);
      }
    }
    return new Cycle(closing, path);
  }

  private static List<QualifiedName> around(
      OwnedForeignKey key, Map<QualifiedName, QualifiedName> ways) {
    Deque<QualifiedName> path = new ArrayDeque<>(List.of(key.table()));
    QualifiedName first = target(key);
    while (!path.getFirst().equals(first)) {
      path.addFirst(Objects.requireNonNull(ways.get(path.getFirst())));
    }
    path.addFirst(key.table());
    return List.copyOf(path);
  }

  /** The tables that are reached from one over at least one key, each with the one before it. */
  private static Map<QualifiedName, QualifiedName> reachable(
      QualifiedName start, Map<QualifiedName, List<OwnedForeignKey>> from) {
    Map<QualifiedName, QualifiedName> before = new HashMap<>();
    Deque<QualifiedName> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      QualifiedName table = next.remove();
      for (OwnedForeignKey key : from.getOrDefault(table, List.of())) {
        if (before.putIfAbsent(target(key), table) == null) {
          next.add(target(key));
        }
      }
    }
    return before;
  }

  private static Map<QualifiedName, List<OwnedForeignKey>> byTable(List<OwnedForeignKey> keys) {
    return keys.stream().collect(Collectors.groupingBy(OwnedForeignKey::table));
  }

  private static QualifiedName target(OwnedForeignKey key) {
    return key.foreignKey().referencedTable();
  }
}
