package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Table;
import java.util.List;

/**
 * Primary keys that are made up for the purpose are called {@code id}.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new PrimaryKeyNames("id", "uid"));
 * }</pre>
 *
 * @param names what they may be called; the first one is what a fix calls them
 */
@AutoService(Rule.class)
public record PrimaryKeyNames(List<String> names) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NAM004", "primary-key-names", Severity.WARNING, "Generated primary keys are called id");

  public PrimaryKeyNames {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("NAM004 needs at least one name of primary keys");
    }
  }

  /** All are called {@code id}. */
  public PrimaryKeyNames() {
    this("id");
  }

  /** Any of these names. */
  public PrimaryKeyNames(String... names) {
    this(List.of(names));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    String expected = String.join(" or ", names);
    ColumnNaming naming =
        new ColumnNaming(
            INFO,
            "generated primary key",
            "the key means nothing outside of the database, and is not called as others are",
            expected);
    return naming.check(catalog, new Convention(names));
  }

  private record Convention(List<String> names) implements ColumnNaming.Convention {

    /** A key with a meaning, or one that is another table's, has the name that it has. */
    @Override
    public boolean concerns(Catalog catalog, Table table, Column column) {
      boolean isKey =
          table
              .primaryKey()
              .filter(key -> key.columns().equals(List.of(column.name())))
              .isPresent();
      boolean refers =
          table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
      return isKey && !refers && (isGenerated(catalog, column) || isKept(column.name()));
    }

    private static boolean isGenerated(Catalog catalog, Column column) {
      return column.isIdentity()
          || column.defaultExpression() != null
          || catalog.underlying(column.type()).isBuiltIn("uuid");
    }

    @Override
    public boolean isKept(String name) {
      return names.contains(name);
    }

    @Override
    public String better(String name, Table table) {
      return names.get(0);
    }
  }
}
