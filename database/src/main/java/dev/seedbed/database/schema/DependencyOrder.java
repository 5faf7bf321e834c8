package dev.seedbed.database.schema;

import dev.seedbed.catalog.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts objects in an order in which each comes after those that it needs, and otherwise by kind and
 * name: the same order on every server.
 *
 * <p>Not thread-safe.
 */
final class DependencyOrder {
  private static final Comparator<ObjectDdl> BY_KIND_AND_NAME =
      Comparator.comparing(ObjectDdl::kind)
          .thenComparing(ObjectDdl::name, Identifier.ORDER)
          .thenComparing(ObjectDdl::sql, Identifier.ORDER);

  private final List<ObjectDdl> objects = new ArrayList<>();
  private final Map<Key, ObjectDdl> byKey = new HashMap<>();
  private final Map<ObjectDdl, Set<ObjectDdl>> needed = new HashMap<>();

  /** How the server's catalogs call an object; 0 for one that nothing else depends on. */
  record Key(long catalog, long id) {}

  void add(Key key, ObjectDdl object) {
    objects.add(object);
    if (key.id() != 0) {
      byKey.put(key, object);
    }
  }

  /** Notes that one needs another; nothing if one of them was not added. */
  void needs(Key object, Key other) {
    ObjectDdl first = byKey.get(object);
    ObjectDdl second = byKey.get(other);
    if (first != null && second != null) {
      needs(first, second);
    }
  }

  void needs(ObjectDdl object, ObjectDdl other) {
    if (!object.equals(other)) {
      needed.computeIfAbsent(object, key -> new HashSet<>()).add(other);
    }
  }

  List<ObjectDdl> sorted() {
    List<ObjectDdl> sorted = new ArrayList<>();
    Map<ObjectDdl, Integer> missing = new HashMap<>();
    Map<ObjectDdl, List<ObjectDdl>> waiting = new HashMap<>();
    TreeSet<ObjectDdl> ready = new TreeSet<>(BY_KIND_AND_NAME);
    TreeSet<ObjectDdl> rest = new TreeSet<>(BY_KIND_AND_NAME);
    rest.addAll(objects);
    for (ObjectDdl object : rest) {
      Set<ObjectDdl> needs = needed.getOrDefault(object, Set.of());
      missing.put(object, needs.size());
      needs.forEach(each -> waiting.computeIfAbsent(each, key -> new ArrayList<>()).add(object));
      if (needs.isEmpty()) {
        ready.add(object);
      }
    }
    while (!rest.isEmpty()) {
      // In a circle, such as a default that calls a function that reads the table, the first goes.
      ObjectDdl next = ready.isEmpty() ? rest.first() : ready.first();
      ready.remove(next);
      rest.remove(next);
      sorted.add(next);
      for (ObjectDdl dependent : waiting.getOrDefault(next, List.of())) {
        if (missing.merge(dependent, -1, Integer::sum) == 0 && rest.contains(dependent)) {
          ready.add(dependent);
        }
      }
    }
    return sorted;
  }
}
