package dev.seedbed.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was read of the parts of objects, by the oid of the object, in the order of reading. */
final class ByParent<T> {
  private final Map<Long, List<T>> parts = new HashMap<>();

  void add(long parent, T part) {
    parts.computeIfAbsent(parent, oid -> new ArrayList<>()).add(part);
  }

  List<T> of(long parent) {
    return parts.getOrDefault(parent, List.of());
  }
}
