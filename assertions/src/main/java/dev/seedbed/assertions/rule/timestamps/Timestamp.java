package dev.seedbed.assertions.rule.timestamps;

import dev.seedbed.assertions.rule.internal.ColumnType;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column that is to record a time, with what its domain, if any, adds to it. */
record Timestamp(Catalog catalog, Column column) {

  boolean isAsRequired() {
    return hasType() && isNotNull() && hasDefault();
  }

  boolean hasType() {
    return type().isBuiltIn("timestamptz");
  }

  /** The type under all domains. */
  DataType type() {
    return catalog.underlying(column.type());
  }

  boolean isNotNull() {
    return column.notNull() || domains().stream().anyMatch(Domain::notNull);
  }

  boolean hasDefault() {
    String expression = defaultExpression();
    return expression != null && TransactionTime.is(expression);
  }

  /** What is wrong with it, all in one line. */
  String problem() {
    List<String> problems = new ArrayList<>();
    if (!hasType()) {
      problems.add("the column is not timestamptz");
    }
    if (!isNotNull()) {
      problems.add("the column may be null");
    }
    if (!hasDefault()) {
      problems.add(defaultProblem());
    }
    return String.join("; ", problems);
  }

  private String defaultProblem() {
    if (column.isGenerated()) {
      return "the column is computed from others";
    }
    String expression = defaultExpression();
    if (expression == null) {
      return "the column has no default";
    }
    return TransactionTime.isConstant(expression)
        ? "the default is a fixed time"
        : "the default is not now()";
  }

  /** Type, nullability and default as in a column's definition. */
  String describe() {
    String notNull = isNotNull() ? " NOT NULL" : "";
    String value = "";
    if (column.isGenerated()) {
      value = " GENERATED ALWAYS AS (" + column.generationExpression() + ")";
    } else if (defaultExpression() != null) {
      value = " DEFAULT " + defaultExpression();
    }
    return ColumnType.describe(catalog, column.type()) + notNull + value;
  }

  /** The column's own default goes before its domain's, and that before an inner domain's. */
  private @Nullable String defaultExpression() {
    if (column.isGenerated() || column.defaultExpression() != null) {
      return column.isGenerated() ? null : column.defaultExpression();
    }
    for (Domain domain : domains()) {
      if (domain.defaultExpression() != null) {
        return domain.defaultExpression();
      }
    }
    return null;
  }

  private List<Domain> domains() {
    List<Domain> domains = new ArrayList<>();
    Optional<Domain> domain = domain(column.type());
    while (domain.isPresent()) {
      domains.add(domain.get());
      domain = domain(domain.get().baseType());
    }
    return domains;
  }

  private Optional<Domain> domain(DataType type) {
    return type.kind() == DataType.Kind.DOMAIN ? catalog.domain(type.name()) : Optional.empty();
  }
}
