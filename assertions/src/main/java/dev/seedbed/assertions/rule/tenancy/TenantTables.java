package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a catalog whose rows belong to tenants, and those that the tenants stand in. */
final class TenantTables {
  /** What the columns are usually called that say which tenant a row belongs to. */
  static final List<String> COLUMNS =
      List.of("tenant_id", "workspace_id", "org_id", "organization_id");

  private static final Pattern ID = Pattern.compile("_id$|(?<=[a-z])Id$");

  private final Catalog catalog;
  private final List<String> columns;
  private final TableScope scope;
  private final Set<QualifiedName> tenants = new TreeSet<>();
  private final Map<QualifiedName, TenantTable> byName = new TreeMap<>();

  /** What the tenant columns of a schema refer to, by schema and column. */
  private final Map<List<String>, List<TenantReference>> references = new HashMap<>();

  private @Nullable RelationNames names;

  TenantTables(Catalog catalog, List<String> columns) {
    this.catalog = catalog;
    this.columns = columns;
    TableScope all = TableScope.of(catalog).withoutForeignTables();
    all.tables().forEach(this::collectTenants);
    this.scope =
        all.without(
            table -> tenants.contains(table.name()), "table of tenants", "tables of tenants");
    for (Table table : scope.tables()) {
      tenantColumn(table)
          .ifPresent(column -> byName.put(table.name(), new TenantTable(table, column)));
    }
    for (TenantTable table : byName.values()) {
      for (ForeignKey key : table.ownKeys()) {
        references
            .computeIfAbsent(referring(table), place -> new ArrayList<>())
            .add(TenantReference.of(key));
      }
    }
  }

  private static List<String> referring(TenantTable table) {
    return List.of(table.name().schema(), table.column().name());
  }

  /** Checks a rule's parameter. */
  static List<String> checked(String rule, List<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(rule + " needs at least one name of tenant columns");
    }
    return List.copyOf(columns);
  }

  private Optional<Column> tenantColumn(Table table) {
    return columns.stream().flatMap(name -> table.column(name).stream()).findFirst();
  }

  /** Whatever a tenant column refers to by itself, unless that is a tenant column too. */
  private void collectTenants(Table table) {
    for (String name : columns) {
      if (table.column(name).isPresent()) {
        table.foreignKeys().stream()
            .filter(key -> key.columns().equals(List.of(name)))
            .filter(key -> !columns.contains(key.referencedColumns().get(0)))
            .forEach(key -> tenants.add(key.referencedTable()));
        named(table, name).ifPresent(found -> tenants.add(found.name()));
      }
    }
  }

  /** The table in the same schema that has the name of which the column has the singular. */
  private Optional<Table> named(Table table, String column) {
    String stem = ID.matcher(column).replaceFirst("");
    return Stream.of(stem, stem + "s", stem.equals("org") ? "organizations" : stem)
        .filter(name -> !stem.equals(column))
        .flatMap(name -> catalog.table(new QualifiedName(table.name().schema(), name)).stream())
        .filter(found -> found.primaryKey().filter(key -> key.columns().size() == 1).isPresent())
        .filter(found -> !found.name().equals(table.name()))
        .findFirst();
  }

  Collection<TenantTable> all() {
    return byName.values();
  }

  Optional<TenantTable> find(QualifiedName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All tables but those of the tenants themselves. */
  TableScope scope() {
    return scope;
  }

  boolean areTenants(QualifiedName table) {
    return tenants.contains(table);
  }

  /** Whether anything in the database belongs to a tenant. */
  boolean exist() {
    return !tenants.isEmpty() || !byName.isEmpty();
  }

  /** The foreign key that the column has, or should have as others of its schema do. */
  Optional<TenantReference> reference(TenantTable table) {
    List<TenantReference> found = new ArrayList<>();
    table.ownKeys().forEach(key -> found.add(TenantReference.of(key)));
    found.addAll(references.getOrDefault(referring(table), List.of()));
    named(table.table(), table.column().name())
        .ifPresent(tenant -> found.add(TenantReference.of(tenant)));
    return found.stream().filter(reference -> fits(table, reference)).findFirst();
  }

  /** PostgreSQL lets no foreign key stand between, say, uuid and text. */
  private boolean fits(TenantTable table, TenantReference reference) {
    return catalog
        .table(reference.table())
        .flatMap(tenant -> tenant.column(reference.column()))
        .filter(
            column ->
                catalog
                    .underlying(column.type())
                    .name()
                    .equals(catalog.underlying(table.column().type()).name()))
        .isPresent();
  }

  /** The names that are taken, also by fixes of earlier findings. */
  RelationNames names() {
    if (names == null) {
      names = new RelationNames(catalog);
    }
    return names;
  }

  /** Whether all rows of the table belong to a tenant, by its column or by a parent's. */
  boolean owns(Table table) {
    return owns(table, new TreeSet<>());
  }

  private boolean owns(Table table, Set<QualifiedName> seen) {
    if (byName.containsKey(table.name())) {
      return true;
    }
    return seen.add(table.name())
        && table.foreignKeys().stream()
            .filter(key -> isCertain(table, key))
            .anyMatch(
                key ->
                    tenants.contains(key.referencedTable())
                        || catalog
                            .table(key.referencedTable())
                            .filter(parent -> owns(parent, seen))
                            .isPresent());
  }

  /** Whether every row refers to something by the key. */
  static boolean isCertain(Table table, ForeignKey key) {
    return key.columns().stream()
        .allMatch(name -> table.column(name).filter(Column::notNull).isPresent());
  }

  /** The result of a rule that examined so many of a kind. */
  RuleResult result(RuleInfo rule, Count examined, List<Finding> findings) {
    return new RuleResult(rule, examined, scope.notCounted(), findings);
  }
}
