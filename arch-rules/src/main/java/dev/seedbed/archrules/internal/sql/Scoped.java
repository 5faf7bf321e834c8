package dev.seedbed.archrules.internal.sql;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.entity.Entities;
import dev.seedbed.archrules.internal.entity.Entity;
import dev.seedbed.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tables that have one of some columns.
 *
 * @param columns in snake case and as they are called
 * @param tables those known to have one
 */
public record Scoped(Set<String> columns, List<TableName> tables) {
  public Scoped {
    columns = Set.copyOf(columns);
    tables = List.copyOf(tables);
  }

  /** Those of a schema. */
  public static Scoped of(Catalog catalog, Set<String> columns) {
    List<TableName> tables =
        catalog.userTables().stream()
            .filter(table -> table.columns().stream().anyMatch(c -> columns.contains(c.name())))
            .map(table -> new TableName(table.name().schema(), table.name().name()))
            .toList();
    return new Scoped(columns, tables);
  }

  /** Those that the code itself shows: by fields of entities, and by statements that write them. */
  public static Scoped of(JavaClasses classes, List<SqlUse> uses, Set<String> columns) {
    List<TableName> tables = new ArrayList<>();
    for (Entity entity : Entities.mapped(classes)) {
      if (entity.field(columns).isPresent()) {
        entity.tables().forEach(name -> tables.add(new TableName(entity.schema(), name)));
      }
    }
    for (SqlUse use : uses) {
      Statement statement = use.statement();
      List<TableName> named = statement.tables();
      if (!named.isEmpty() && statement.writes(columns)) {
        tables.add(named.get(0));
      }
    }
    return new Scoped(columns, tables.stream().distinct().toList());
  }

  /** The first table of a statement that is one of them. */
  public Optional<TableName> in(Statement statement) {
    return statement.tables().stream()
        .filter(name -> tables.stream().anyMatch(name::matches))
        .findFirst();
  }
}
