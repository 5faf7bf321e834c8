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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Columns that hold a moment are called after what happened at it.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TimestampNames("_at", "_until"));
 * }</pre>
 *
 * @param suffixes how their names end; a fix takes the first one
 */
@AutoService(Rule.class)
public record TimestampNames(List<String> suffixes) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "NAM007",
              "timestamp-names",
              Severity.INFO,
              "Columns that hold a moment have names that end in _at")
          .asOptIn();

  private static final Pattern OTHER_ENDING =
      Pattern.compile("_(on|date|time|datetime|timestamp|ts|dt)$");

  private static final Set<String> SAYS_NOTHING =
      Set.of("at", "on", "date", "time", "datetime", "timestamp", "ts", "dt", "moment");

  public TimestampNames {
    suffixes = List.copyOf(suffixes);
    if (suffixes.isEmpty()) {
      throw new IllegalArgumentException("NAM007 needs at least one ending of such names");
    }
  }

  /** {@code _at}. */
  public TimestampNames() {
    this("_at");
  }

  /** Any of these endings. */
  public TimestampNames(String... suffixes) {
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
            "timestamp column",
            "the name does not say that it is a moment",
            "a name that ends in " + String.join(" or ", suffixes));
    return naming.check(catalog, new Convention(suffixes));
  }

  private record Convention(List<String> suffixes) implements ColumnNaming.Convention {
    @Override
    public boolean concerns(Catalog catalog, Table table, Column column) {
      DataType type = catalog.underlying(column.type());
      return type.isBuiltIn("timestamptz") || type.isBuiltIn("timestamp");
    }

    @Override
    public boolean isKept(String name) {
      String snake = Words.snake(name);
      return suffixes.stream().anyMatch(suffix -> name.endsWith(suffix) || snake.endsWith(suffix));
    }

    @Override
    public String better(String name, Table table) {
      String event = OTHER_ENDING.matcher(name).replaceFirst("");
      return (SAYS_NOTHING.contains(event) ? "happened" : event) + suffixes.get(0);
    }
  }
}
