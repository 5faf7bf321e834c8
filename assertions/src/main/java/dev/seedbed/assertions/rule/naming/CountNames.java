package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Table;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns that count something are called {@code something_count}.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new CountNames());
 * }</pre>
 */
@AutoService(Rule.class)
public record CountNames() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("NAM008", "count-names", Severity.INFO, "Counts have names that end in _count");

  private static final String SUFFIX = "_count";
  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

  /** {@code num_lines}, {@code number_of_lines}, {@code line_cnt}: what is counted in brackets. */
  private static final Pattern COUNT =
      Pattern.compile(
          "(?:(?:num|nb|cnt|count)_(?:of_)?|(?:number|amount|no|nr)_of_)(?<after>.+)"
              + "|(?<before>.+)_(?:cnt|counts)");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    ColumnNaming naming =
        new ColumnNaming(
            INFO, "count", "counts are called in different ways", "a name that ends in " + SUFFIX);
    return naming.check(catalog, new Convention());
  }

  private record Convention() implements ColumnNaming.Convention {
    @Override
    public boolean concerns(Catalog catalog, Table table, Column column) {
      DataType type = catalog.underlying(column.type());
      String name = Words.snake(column.name());
      return INTEGERS.stream().anyMatch(type::isBuiltIn)
          && (name.endsWith(SUFFIX) || COUNT.matcher(name).matches());
    }

    @Override
    public boolean isKept(String name) {
      return Words.snake(name).endsWith(SUFFIX);
    }

    @Override
    public String better(String name, Table table) {
      Matcher count = COUNT.matcher(Words.snake(name));
      String counted =
          !count.matches()
              ? name
              : Objects.requireNonNullElseGet(count.group("after"), () -> count.group("before"));
      return Words.singular(counted) + SUFFIX;
    }
  }
}
