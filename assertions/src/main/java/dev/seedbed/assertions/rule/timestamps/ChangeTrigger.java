package dev.seedbed.assertions.rule.timestamps;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Function;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;

/** The trigger that keeps a column up to date. */
final class ChangeTrigger {
  private final Catalog catalog;
  private final Table table;
  private final String column;

  ChangeTrigger(Catalog catalog, Table table, Column column) {
    this.catalog = catalog;
    this.table = table;
    this.column = column.name();
  }

  Fix fix() {
    QualifiedName function = function();
    String create =
        "CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$%s$$"
            .formatted(function.toSql(), body());
    String trigger =
        "CREATE TRIGGER %s BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
            .formatted(Identifier.quote(triggerName()), table.name().toSql(), function.toSql());
    return Fix.of(create, trigger)
        .note("From then on an UPDATE that sets the column itself is overruled.");
  }

  private String body() {
    return " BEGIN NEW." + Identifier.quote(column) + " := now(); RETURN NEW; END ";
  }

  /** The function that does it already, or a name that no other has. */
  private QualifiedName function() {
    String schema = table.name().schema();
    QualifiedName name = new QualifiedName(schema, "set_" + column);
    for (int i = 2; !isFree(name); i++) {
      name = new QualifiedName(schema, "set_" + column + "_" + i);
    }
    return name;
  }

  private boolean isFree(QualifiedName name) {
    List<Function> others = catalog.functions(name);
    return others.stream().allMatch(function -> function.body().equals(body()));
  }

  private String triggerName() {
    String name = "set_" + column;
    for (int i = 2; has(name); i++) {
      name = "set_" + column + "_" + i;
    }
    return name;
  }

  private boolean has(String name) {
    return table.triggers().stream().anyMatch(trigger -> trigger.name().equals(name));
  }
}
