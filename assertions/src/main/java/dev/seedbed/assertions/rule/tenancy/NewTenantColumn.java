package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tenant column that a table lacks: what it would be called, and how it comes to its values. */
final class NewTenantColumn {
  private final TenantTables tenants;
  private final Table table;
  private final String usualName;
  private final List<TenantParent> parents;

  NewTenantColumn(Catalog catalog, TenantTables tenants, Table table, String usualName) {
    this.tenants = tenants;
    this.table = table;
    this.usualName = usualName;
    this.parents = TenantParent.of(catalog, tenants, table);
  }

  /** What the parent calls it, or else the other tables. */
  String name() {
    return example().map(each -> each.column().name()).orElse(usualName);
  }

  String problem() {
    return parents.size() < 2
        ? "nothing in the row says which tenant it belongs to"
        : "nothing keeps "
            + parents.stream()
                .map(parent -> parent.parent().name().toString())
                .distinct()
                .collect(Collectors.joining(" and "))
            + " that a row refers to from belonging to different tenants";
  }

  private Optional<TenantTable> example() {
    return holder()
        .flatMap(parent -> tenants.find(parent.parent().name()))
        .or(
            () ->
                tenants.all().stream()
                    .filter(each -> each.name().schema().equals(table.name().schema()))
                    .findFirst())
        .or(() -> tenants.all().stream().findFirst());
  }

  /** A parent that has the column itself. */
  private Optional<TenantParent> holder() {
    return parents.stream()
        .filter(parent -> tenants.find(parent.parent().name()).isPresent())
        .findFirst();
  }

  Fix fix() {
    DataType type =
        example()
            .map(TenantTable::column)
            .map(Column::type)
            .orElse(DataType.builtIn("text", "text"));
    String alter = "ALTER TABLE " + table.name().toSql() + " ";
    String column = Identifier.quote(name());
    List<String> notes = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    Optional<TenantParent> holder = holder();
    if (holder.isPresent()) {
      statements.add(alter + "ADD COLUMN " + column + " " + type.sql());
      statements.add(fill(holder.get()));
      statements.add(alter + "ALTER COLUMN " + column + " SET NOT NULL");
      notes.add(
          "Takes the tenant of the row's " + holder.get().parent().name() + ": check the others.");
    } else {
      statements.add(alter + "ADD COLUMN " + column + " " + type.sql() + " NOT NULL");
      notes.add("Fails if the table has rows: add it without NOT NULL then, and fill it first.");
    }
    TenantTable future =
        new TenantTable(table, Column.of(name(), table.columns().size() + 1, type, true, null));
    tenants.reference(future).ifPresent(reference -> statements.add(alter + reference.add(name())));
    statements.add(IndexSql.btree(tenants.names(), table.name(), List.of(name())).create());
    return new Fix(notes, statements);
  }

  private String fill(TenantParent holder) {
    ForeignKey key = holder.key();
    String join =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    "parent."
                        + Identifier.quote(key.referencedColumns().get(i))
                        + " = child."
                        + Identifier.quote(key.columns().get(i)))
            .collect(Collectors.joining(" AND "));
    return "UPDATE %s AS child SET %2$s = parent.%2$s FROM %3$s AS parent WHERE %4$s"
        .formatted(
            table.name().toSql(), Identifier.quote(name()), holder.parent().name().toSql(), join);
  }
}
