package dev.seedbed.assertions.rule.timestamps;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.Trial;
import dev.seedbed.assertions.rule.internal.Untried;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The database itself keeps {@code updated_at} up to date, whoever changes a row: a row is made and
 * changed to see it, and rolled back.
 *
 * <pre>{@code
 * Report.of(Subject.of(catalog).with(connection), List.of(new MaintainedTimestamps("updatedAt")));
 * }</pre>
 *
 * @param columns what columns are called that say when a row was changed last
 */
@AutoService(Rule.class)
public record MaintainedTimestamps(List<String> columns) implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "TIM002",
              "maintained-timestamps",
              Severity.WARNING,
              "The database records when a row was changed")
          .asOptIn();

  private static final Set<String> TIMES = Set.of("timestamptz", "timestamp", "date");

  public MaintainedTimestamps {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("TIM002 needs at least one name of a timestamp");
    }
  }

  /** {@code updated_at}. */
  public MaintainedTimestamps() {
    this("updated_at");
  }

  /** Columns of these names. */
  public MaintainedTimestamps(String... columns) {
    this(List.of(columns));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Catalog catalog = subject.catalog();
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<ChangeTime> times =
        scope.tables().stream()
            .flatMap(
                table ->
                    columns.stream()
                        .flatMap(name -> table.column(name).stream())
                        .filter(column -> isTime(catalog, column))
                        .map(column -> new ChangeTime(catalog, table, column)))
            .toList();
    if (times.isEmpty()) {
      return new RuleResult(INFO, count(0), scope.notCounted(), List.of());
    }
    return Trial.of(
        INFO, subject, count(times.size()), trial -> check(trial, catalog, scope, times));
  }

  private static boolean isTime(Catalog catalog, Column column) {
    DataType type = catalog.underlying(column.type());
    return !column.isGenerated() && TIMES.stream().anyMatch(type::isBuiltIn);
  }

  private Count count(int number) {
    String names = columns.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    return new Count(number, "column named " + names, "columns named " + names);
  }

  private RuleResult check(Trial trial, Catalog catalog, TableScope scope, List<ChangeTime> times)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Untried untried = new Untried();
    int tried = 0;
    for (ChangeTime time : times) {
      Optional<Column> changed = time.changed();
      if (changed.isEmpty()) {
        untried.add(time.table().name(), "it has no other column that can be changed");
        continue;
      }
      try {
        boolean kept = trial.undone(() -> time.isKept(trial, changed.get()));
        tried++;
        if (!kept) {
          findings.add(finding(catalog, time, changed.get()));
        }
      } catch (SQLException refused) {
        untried.add(time.table().name(), refused);
      }
    }
    return untried.result(INFO, count(tried), scope.notCounted(), findings);
  }

  private static Finding finding(Catalog catalog, ChangeTime time, Column changed) {
    Table table = time.table();
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), time.column().name()),
        "a row can be changed without a trace of when",
        "a trigger that sets the column whenever a row is changed",
        "an UPDATE of " + Identifier.display(changed.name()) + " left it as it was",
        catalog.origin(table.name(), time.column().name()).orElse(null),
        new ChangeTrigger(catalog, table, time.column()).fix());
  }
}
