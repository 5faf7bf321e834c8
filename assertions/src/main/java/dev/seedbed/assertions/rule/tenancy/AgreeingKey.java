package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the tenant columns into a foreign key. */
final class AgreeingKey {
  private static final Set<ForeignKey.Action> EMPTYING =
      EnumSet.of(ForeignKey.Action.SET_NULL, ForeignKey.Action.SET_DEFAULT);

  private final TenantTables tenants;
  private final TenantTable child;
  private final ForeignKey key;
  private final TenantTable parent;
  private final List<String> columns;
  private final List<String> referenced;

  AgreeingKey(TenantTables tenants, TenantTable child, ForeignKey key, TenantTable parent) {
    this.tenants = tenants;
    this.child = child;
    this.key = key;
    this.parent = parent;
    this.columns = with(key.columns(), child.column().name());
    this.referenced = with(key.referencedColumns(), parent.column().name());
  }

  private static List<String> with(List<String> columns, String tenant) {
    List<String> all = new ArrayList<>(columns);
    all.add(tenant);
    return all;
  }

  Fix fix() {
    boolean sameTypes = child.column().type().name().equals(parent.column().type().name());
    if (!sameTypes || EMPTYING.contains(key.onUpdate()) || key.match() == ForeignKey.Match.FULL) {
      return new Fix(
          List.of("A foreign key of this sort cannot take the tenant column in as it is."),
          List.of());
    }
    List<String> statements = new ArrayList<>();
    if (!isUnique(parent.table())) {
      statements.add(parent.alter() + "ADD UNIQUE (" + list(referenced) + ")");
    }
    statements.add(child.alter() + "DROP CONSTRAINT " + Identifier.quote(key.name()));
    statements.add(child.alter() + "ADD CONSTRAINT " + definition());
    serve(statements);
    return new Fix(
        List.of("Fails while rows refer to another tenant's: they show what went wrong so far."),
        statements);
  }

  private boolean isUnique(Table table) {
    return table.indexes().stream()
        .filter(index -> index.unique() && index.valid() && !index.isPartial())
        .map(AgreeingKey::columns)
        .anyMatch(each -> each.size() == referenced.size() && each.containsAll(referenced));
  }

  private static List<String> columns(Index index) {
    return index.keys().stream().map(key -> String.valueOf(key.column())).toList();
  }

  private String definition() {
    String onDelete =
        " ON DELETE "
            + words(key.onDelete())
            // What goes is the reference, not the row's own tenant.
            + (EMPTYING.contains(key.onDelete()) ? " (" + list(emptied()) + ")" : "");
    String deferrable = key.deferrable() ? " DEFERRABLE" : "";
    return "%s FOREIGN KEY (%s) REFERENCES %s (%s)%s%s%s%s"
        .formatted(
            Identifier.quote(key.name()),
            list(columns),
            parent.name().toSql(),
            list(referenced),
            key.onUpdate() == ForeignKey.Action.NO_ACTION
                ? ""
                : " ON UPDATE " + words(key.onUpdate()),
            key.onDelete() == ForeignKey.Action.NO_ACTION ? "" : onDelete,
            deferrable,
            key.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
  }

  private List<String> emptied() {
    return key.onDeleteColumns().isEmpty() ? key.columns() : key.onDeleteColumns();
  }

  private static String words(ForeignKey.Action action) {
    return action.name().replace('_', ' ');
  }

  /** An index for the new key; one of the old key's columns alone would then be superfluous. */
  private void serve(List<String> statements) {
    boolean served =
        child.table().indexes().stream()
            .filter(index -> index.valid() && !index.isPartial())
            .map(AgreeingKey::columns)
            .anyMatch(
                each ->
                    each.size() >= columns.size()
                        && each.subList(0, columns.size()).containsAll(columns));
    if (!served) {
      child.table().indexes().stream()
          .filter(index -> !index.unique() && !index.isPartial() && index.method().equals("btree"))
          .filter(index -> columns(index).equals(key.columns()) && index.included().isEmpty())
          .forEach(index -> statements.add(IndexSql.drop(index.name())));
      statements.add(IndexSql.btree(tenants.names(), child.name(), columns).create());
    }
  }

  private static String list(List<String> names) {
    return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
  }
}
