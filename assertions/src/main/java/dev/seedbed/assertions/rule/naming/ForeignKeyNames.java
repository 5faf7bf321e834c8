package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Table;
import java.util.List;

/**
 * Columns that refer to another table's {@code id} say so at the end of their names.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new ForeignKeyNames("_id"));
 * }</pre>
 *
 * @param suffixes how they end; a fix appends the first one
 */
@AutoService(Rule.class)
public record ForeignKeyNames(List<String> suffixes) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NAM005",
          "foreign-key-names",
          Severity.WARNING,
          "Columns that refer to an id are called after the entity");

  private static final String KEY = "id";

  public ForeignKeyNames {
    suffixes = List.copyOf(suffixes);
    if (suffixes.isEmpty()) {
      throw new IllegalArgumentException("NAM005 needs at least one ending of such names");
    }
  }

  /** {@code user_id}, or {@code created_by} for people. */
  public ForeignKeyNames() {
    this("_id", "_by");
  }

  /** Any of these endings. */
  public ForeignKeyNames(String... suffixes) {
    this(List.of(suffixes));
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
            "column that refers to an id",
            "the column holds the id of another row, and its name does not say so",
            "a name that ends in " + String.join(" or ", suffixes));
    RuleResult result = naming.check(catalog, new Convention(suffixes));
    Count examined =
        new Count(
            result.examined().number(), result.examined().one(), "columns that refer to an id");
    return new RuleResult(INFO, examined, result.notCounted(), result.findings());
  }

  private record Convention(List<String> suffixes) implements ColumnNaming.Convention {

    /** A key that is another table's key, too, is called as all keys are. */
    @Override
    public boolean concerns(Catalog catalog, Table table, Column column) {
      return !column.name().equals(KEY)
          && table.foreignKeys().stream().anyMatch(key -> refersToId(key, column.name()));
    }

    private static boolean refersToId(ForeignKey key, String column) {
      int position = key.columns().indexOf(column);
      return position >= 0 && key.referencedColumns().get(position).equals(KEY);
    }

    @Override
    public boolean isKept(String name) {
      String snake = Words.snake(name);
      return suffixes.stream().anyMatch(suffix -> name.endsWith(suffix) || snake.endsWith(suffix));
    }

    @Override
    public String better(String name, Table table) {
      return name + suffixes.get(0);
    }
  }
}
