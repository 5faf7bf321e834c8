package dev.seedbed.cli.report.schema;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Policy;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Turns tables of a catalog into what the report shows of them. */
record TableReader(Catalog catalog, Domains domains, TenantPaths paths) {

  TableView read(Table table, int number) {
    Set<String> keys = new HashSet<>();
    table.primaryKey().map(Constraint::columns).ifPresent(keys::addAll);
    Set<String> references = new HashSet<>();
    table.foreignKeys().stream().map(ForeignKey::columns).forEach(references::addAll);
    List<ColumnView> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new ColumnView(
              column.name(),
              shortened(column.type().sql()),
              column.notNull(),
              column.generationExpression() == null
                  ? column.defaultExpression()
                  : column.generationExpression(),
              column.comment(),
              keys.contains(column.name()),
              references.contains(column.name())));
    }
    return new TableView(
        table.name().toString(),
        table.name().schema(),
        table.name().name(),
        domains.domain(table.name()),
        domains.entity(table.name()),
        table.kind().name().toLowerCase(Locale.ROOT),
        table.rowSecurity().enabled(),
        table.estimatedRows(),
        table.comment(),
        columns,
        parts(table),
        shown(columns),
        catalog.origin(table.name()).map(Object::toString).orElse(null),
        paths.of(number, table));
  }

  /** With the short names that PostgreSQL has for types of many words. */
  private static String shortened(String type) {
    return type.replaceFirst("^(timestamp|time)(\\(\\d\\))? with time zone", "$1tz$2")
        .replaceFirst("^(timestamp|time)(\\(\\d\\))? without time zone", "$1$2")
        .replaceFirst("^character varying", "varchar")
        .replaceFirst("^double precision", "float8");
  }

  /** Keys first, if not all have room; then in the order of the table. */
  private static List<Integer> shown(List<ColumnView> columns) {
    Set<Integer> chosen = new TreeSet<>();
    for (boolean keys : new boolean[] {true, false}) {
      for (int i = 0; i < columns.size() && chosen.size() < TableView.SHOWN; i++) {
        if (!keys || columns.get(i).key() || columns.get(i).reference()) {
          chosen.add(i);
        }
      }
    }
    return List.copyOf(chosen);
  }

  private static List<PartView> parts(Table table) {
    List<PartView> parts = new ArrayList<>();
    table
        .indexes()
        .forEach(
            index -> parts.add(new PartView("index", index.name().name(), index.definition())));
    table.constraints(Constraint.Kind.CHECK).stream()
        .map(check -> new PartView("check", check.name(), check.definition()))
        .forEach(parts::add);
    table
        .triggers()
        .forEach(
            trigger -> parts.add(new PartView("trigger", trigger.name(), trigger.definition())));
    table
        .rowSecurity()
        .policies()
        .forEach(policy -> parts.add(new PartView("policy", policy.name(), condition(policy))));
    return parts;
  }

  private static String condition(Policy policy) {
    String using = policy.using() == null ? "" : " using " + policy.using();
    String check = policy.withCheck() == null ? "" : " with check " + policy.withCheck();
    return policy.command().name().toLowerCase(Locale.ROOT) + using + check;
  }
}
