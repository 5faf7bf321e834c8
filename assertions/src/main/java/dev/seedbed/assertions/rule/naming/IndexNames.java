package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Indexes are called after their table and their columns.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new IndexNames("{table}_{columns}_idx"));
 * }</pre>
 *
 * @param templates what they may be called; a fix takes the first one. {@code {table}}, {@code
 *     {columns}}, {@code {short-columns}}, {@code {leading-columns}} and {@code {method}} stand for
 *     what the index has
 * @param uniqueTemplates the same for unique indexes; those of {@code templates} if empty
 */
@AutoService(Rule.class)
public record IndexNames(List<String> templates, List<String> uniqueTemplates)
    implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "NAM009",
              "index-names",
              Severity.WARNING,
              "Indexes are called after their table and columns")
          .asOptIn();

  public IndexNames {
    templates = List.copyOf(templates);
    uniqueTemplates = List.copyOf(uniqueTemplates);
    if (templates.isEmpty()) {
      throw new IllegalArgumentException(
          "NAM009 needs at least one template, such as idx_{table}_{columns}");
    }
    Stream.concat(templates.stream(), uniqueTemplates.stream()).forEach(IndexTemplate::new);
  }

  /** {@code idx_{table}_{columns}}. */
  public IndexNames() {
    this("idx_{table}_{columns}");
  }

  /** Any of these. */
  public IndexNames(String... templates) {
    this(List.of(templates), List.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog);
    RelationNames names = new RelationNames(catalog);
    List<IndexTemplate> usual = templates.stream().map(IndexTemplate::new).toList();
    List<IndexTemplate> unique =
        uniqueTemplates.isEmpty()
            ? usual
            : uniqueTemplates.stream().map(IndexTemplate::new).toList();
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      for (Index index : table.indexes()) {
        if (index.constraint() == null && index.extension() == null) {
          examined++;
          List<IndexTemplate> allowed = index.unique() ? unique : usual;
          if (allowed.stream().noneMatch(template -> template.fits(table, index))) {
            findings.add(finding(catalog, table, index, allowed, names));
          }
        }
      }
    }
    Count count = new Count(examined, "index", "indexes");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  private static Finding finding(
      Catalog catalog, Table table, Index index, List<IndexTemplate> allowed, RelationNames names) {
    QualifiedName better = names.claim(index.name().schema(), allowed.get(0).nameOf(table, index));
    return new Finding(
        INFO,
        index.address(),
        "the name does not say what the index is on",
        allowed.stream()
            .map(
                template ->
                    Identifier.display(
                        RelationNames.cut(template.nameOf(table, index), RelationNames.LONGEST)))
            .distinct()
            .collect(Collectors.joining(" or ")),
        Identifier.display(index.name().name()),
        catalog.origin(index.name()).orElse(null),
        Fix.of(
            "ALTER INDEX "
                + index.name().toSql()
                + " RENAME TO "
                + Identifier.quote(better.name())));
  }
}
