package dev.seedbed.assertions.rule.timestamps;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import java.util.List;

/**
 * Tables that only mark rows as deleted say both that and when: a flag that is {@code boolean NOT
 * NULL DEFAULT false}, and a time that is null as long as the row lives.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new SoftDeletePair("isDeleted", "deletedAt", false));
 * }</pre>
 *
 * @param flag what the flag is called
 * @param time what the time is called
 * @param timeAlone whether a time without a flag will do, as it tells all
 */
@AutoService(Rule.class)
public record SoftDeletePair(String flag, String time, boolean timeAlone) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TIM003",
          "soft-delete-pair",
          Severity.WARNING,
          "Tables that mark rows as deleted say that and when");

  public SoftDeletePair {
    if (flag.isEmpty() || time.isEmpty()) {
      throw new IllegalArgumentException("TIM003 needs the names of the flag and of the time");
    }
  }

  /** {@code is_deleted} with {@code deleted_at}, or {@code deleted_at} alone. */
  public SoftDeletePair() {
    this("is_deleted", "deleted_at", true);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    List<Table> marking =
        scope.tables().stream()
            .filter(table -> table.inherits().isEmpty())
            .filter(table -> table.column(flag).or(() -> table.column(time)).isPresent())
            .toList();
    List<Finding> findings =
        marking.stream()
            .flatMap(table -> new SoftDelete(INFO, this, catalog, table).findings().stream())
            .toList();
    return new RuleResult(
        INFO,
        new Count(
            marking.size(), "table that marks rows as deleted", "tables that mark rows as deleted"),
        scope.notCounted(),
        findings);
  }
}
