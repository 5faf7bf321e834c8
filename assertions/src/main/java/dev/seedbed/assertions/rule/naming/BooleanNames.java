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
 * Boolean columns are called what is true of the row.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new BooleanNames("is_", "has_", "can_"));
 * }</pre>
 *
 * @param prefixes how their names begin; a fix takes the first one
 */
@AutoService(Rule.class)
public record BooleanNames(List<String> prefixes) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "NAM006",
              "boolean-names",
              Severity.INFO,
              "Boolean columns are called is_ or has_ something")
          .asOptIn();

  public BooleanNames {
    prefixes = List.copyOf(prefixes);
    if (prefixes.isEmpty()) {
      throw new IllegalArgumentException("NAM006 needs at least one beginning of such names");
    }
  }

  /** {@code is_} and {@code has_}. */
  public BooleanNames() {
    this("is_", "has_");
  }

  /** Any of these beginnings. */
  public BooleanNames(String... prefixes) {
    this(List.of(prefixes));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    ColumnNaming naming =
        new ColumnNaming(
            INFO,
            "boolean column",
            "the name does not say that it is a question of yes or no",
            "a name that begins with " + String.join(" or ", prefixes));
    return naming.check(catalog, new Convention(prefixes));
  }

  private record Convention(List<String> prefixes) implements ColumnNaming.Convention {
    @Override
    public boolean concerns(Catalog catalog, Table table, Column column) {
      return catalog.underlying(column.type()).isBuiltIn("bool");
    }

    @Override
    public boolean isKept(String name) {
      String snake = Words.snake(name);
      return prefixes.stream()
          .anyMatch(prefix -> name.startsWith(prefix) || snake.startsWith(prefix));
    }

    @Override
    public String better(String name, Table table) {
      return prefixes.get(0) + name;
    }
  }
}
