package dev.seedbed.assertions.rule.keys;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes nulls count as equal in a unique key. */
record NullsNotDistinct(Table table, Index key, ReferringKeys referring) {
  private static final String NOTE =
      "Fails if rows are equal then: mend them first. If the column should always have a value, make"
          + " it NOT NULL instead.";

  Fix fix() {
    List<String> columns =
        key.keys().stream().flatMap(each -> Stream.ofNullable(each.column())).toList();
    List<OwnedForeignKey> keys = referring.to(table.name(), columns);
    List<String> statements = new ArrayList<>();
    keys.forEach(each -> statements.add(each.drop()));
    table.constraints(Constraint.Kind.UNIQUE).stream()
        .filter(constraint -> constraint.name().equals(key.constraint()))
        .findFirst()
        .ifPresentOrElse(
            constraint -> statements.add(remake(constraint)),
            () -> statements.addAll(remakeIndex()));
    keys.forEach(each -> statements.add(each.add()));
    return new Fix(List.of(NOTE), statements);
  }

  private String remake(Constraint constraint) {
    String name = Identifier.quote(constraint.name());
    String definition =
        constraint.definition().replaceFirst("^UNIQUE ", "UNIQUE NULLS NOT DISTINCT ");
    return "ALTER TABLE %s DROP CONSTRAINT %s, ADD CONSTRAINT %s %s"
        .formatted(table.name().toSql(), name, name, definition);
  }

  /** The words stand behind the columns, before the options. */
  private List<String> remakeIndex() {
    String definition = key.definition();
    int options = key.options().isEmpty() ? definition.length() : definition.lastIndexOf(" WITH (");
    return List.of(
        "DROP INDEX " + key.name().toSql(),
        definition.substring(0, options) + " NULLS NOT DISTINCT" + definition.substring(options));
  }
}
