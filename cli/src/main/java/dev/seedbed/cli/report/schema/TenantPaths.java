package dev.seedbed.cli.report.schema;

import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The shortest ways along foreign keys from tables to that of the tenants. */
final class TenantPaths {
  /** What the columns are usually called that say which tenant a row belongs to. */
  private static final List<String> COLUMNS =
      List.of("tenant_id", "workspace_id", "org_id", "organization_id");

  /** The first step of each table that has a way, and how many steps there are. */
  private final Map<Integer, Step> steps = new HashMap<>();

  private final Set<Integer> roots;

  private record Step(ForeignKey key, int to, int length) {}

  /** A foreign key that leads from a table to another one. */
  private record Arrival(int from, ForeignKey key) {}

  private TenantPaths(Set<Integer> roots) {
    this.roots = roots;
  }

  /**
   * Finds all ways.
   *
   * @param tenants the tables of tenants
   */
  static TenantPaths of(
      List<Table> tables, Map<QualifiedName, Integer> numbers, Set<QualifiedName> tenants) {
    Set<Integer> roots = new TreeSet<>();
    Map<Integer, List<Arrival>> arrivals = new HashMap<>();
    for (int from = 0; from < tables.size(); from++) {
      if (tenants.contains(tables.get(from).name())) {
        roots.add(from);
      }
      for (ForeignKey key : tables.get(from).foreignKeys()) {
        Integer to = numbers.get(key.referencedTable());
        if (to != null) {
          arrivals.computeIfAbsent(to, unseen -> new ArrayList<>()).add(new Arrival(from, key));
        }
      }
    }
    TenantPaths paths = new TenantPaths(roots);
    paths.spread(arrivals);
    return paths;
  }

  /** Breadth first from the tenants, so that the first way found to a table is a shortest. */
  private void spread(Map<Integer, List<Arrival>> arrivals) {
    Deque<Integer> next = new ArrayDeque<>(roots);
    while (!next.isEmpty()) {
      int to = next.remove();
      int length = steps.containsKey(to) ? steps.get(to).length() : 0;
      for (Arrival arrival : arrivals.getOrDefault(to, List.of())) {
        if (!roots.contains(arrival.from()) && !steps.containsKey(arrival.from())) {
          steps.put(arrival.from(), new Step(arrival.key(), to, length + 1));
          next.add(arrival.from());
        }
      }
    }
  }

  boolean isStep(int from, ForeignKey key) {
    Step step = steps.get(from);
    return step != null && step.key().equals(key);
  }

  Tenancy of(int number, Table table) {
    List<Integer> path = new ArrayList<>(List.of(number));
    for (Step step = steps.get(number); step != null; step = steps.get(step.to())) {
      path.add(step.to());
    }
    Optional<String> column =
        COLUMNS.stream().filter(it -> table.column(it).isPresent()).findFirst();
    if (roots.contains(number)) {
      return new Tenancy(Tenancy.Kind.ROOT, path, null);
    }
    if (path.size() > 1) {
      Tenancy.Kind kind = path.size() == 2 ? Tenancy.Kind.DIRECT : Tenancy.Kind.PATH;
      return new Tenancy(kind, path, column.orElse(null));
    }
    return column
        .map(name -> new Tenancy(Tenancy.Kind.COLUMN, List.of(), name))
        .orElse(new Tenancy(Tenancy.Kind.NONE, List.of(), null));
  }
}
