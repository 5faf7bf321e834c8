package dev.seedbed.assertions.rule.types;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that hold points in time are {@code timestamptz}, not {@code timestamp}.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TimestampsWithTimeZone("starts_at_local"));
 * }</pre>
 *
 * @param except the names of columns that hold what a clock on the wall shows
 */
@AutoService(Rule.class)
public record TimestampsWithTimeZone(List<String> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP002", "timestamptz", Severity.WARNING, "Times have a time zone");

  private static final Set<String> TIMES = Set.of("timestamp", "timestamptz");

  public TimestampsWithTimeZone {
    except = List.copyOf(except);
  }

  /** All such columns. */
  public TimestampsWithTimeZone() {
    this(List.of());
  }

  /** All such columns but those of these names. */
  public TimestampsWithTimeZone(String... except) {
    this(List.of(except));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    return new ColumnCheck(INFO, " that hold a time", this::isExamined)
        .check(catalog, TimestampsWithTimeZone::finding);
  }

  /** A computed timestamp is one on purpose: no timestamptz can be computed immutably from text. */
  private boolean isExamined(TypedColumn column) {
    return column.isOneOf(TIMES)
        && !column.isArray()
        && !column.column().isGenerated()
        && !except.contains(column.column().name());
  }

  private static Optional<Finding> finding(TypedColumn typed) {
    if (!typed.type().isBuiltIn("timestamp")) {
      return Optional.empty();
    }
    String type = typed.type().sql().replace("without", "with");
    Retyping change =
        new Retyping(
            typed.table(),
            typed.column(),
            type,
            "%s AT TIME ZONE 'UTC'",
            new Retyping.Default.Replaced(LocalTime.withZone(typed.column().defaultExpression())));
    return Optional.of(
        typed.finding(
            INFO,
            "the column does not say which moment it means: that depends on the reader's time zone",
            type,
            RetypingFix.of(
                typed.catalog(),
                List.of(change),
                "Takes the values for UTC: write the zone that they were stored in.")));
  }
}
