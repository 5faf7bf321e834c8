package dev.seedbed.assertions.rule.documentation;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables and columns have a comment that says what they are for.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new Commented(true, List.of("id", "created_at", "updated_at")));
 * }</pre>
 *
 * @param columns whether columns need one, too
 * @param plain the names of columns that explain themselves
 */
@AutoService(Rule.class)
public record Commented(boolean columns, List<String> plain) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("DOC001", "commented", Severity.INFO, "Tables and columns say what they are for")
          .asOptIn();

  public Commented {
    plain = List.copyOf(plain);
  }

  /** Tables, and all columns but {@code id}, {@code created_at} and {@code updated_at}. */
  public Commented() {
    this(true, List.of("id", "created_at", "updated_at"));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog);
    List<Finding> findings = new ArrayList<>();
    for (Table table : scope.tables()) {
      if (isMissing(table.comment())) {
        findings.add(finding(catalog, table.address(), "table", "TABLE " + table.name().toSql()));
      }
      for (Column column : columns ? table.columns() : List.<Column>of()) {
        if (isMissing(column.comment()) && !plain.contains(column.name())) {
          ColumnName name = new ColumnName(table.name(), column.name());
          ObjectAddress address = ObjectAddress.column(table.name(), column.name());
          findings.add(finding(catalog, address, "column", "COLUMN " + name.toSql()));
        }
      }
    }
    return scope.result(INFO, findings);
  }

  private static boolean isMissing(@Nullable String comment) {
    return comment == null || comment.isBlank();
  }

  private static Finding finding(
      Catalog catalog, ObjectAddress address, String kind, String target) {
    return new Finding(
        INFO,
        address,
        "nothing says what the " + kind + " is for",
        "a comment",
        "none",
        catalog.origin(address).orElse(null),
        Fix.of("COMMENT ON " + target + " IS 'To be written'")
            .note(
                "Write what a value stands for: its unit, where it comes from, what null means."));
  }
}
