package dev.seedbed.archrules.internal.sql;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.entity.DerivedQueries;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.catalog.Catalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements on tables that have a column filter by it.
 *
 * @param columns the column, by all its names
 * @param verbs the statements that are held to it
 * @param setting whether a statement that sets the column is let pass
 * @param catalog what says which tables have it; null if the code itself shall
 */
public record ScopeCheck(
    List<String> columns, Set<String> verbs, boolean setting, @Nullable Catalog catalog)
    implements Check {
  public ScopeCheck {
    columns = List.copyOf(columns);
    verbs = Set.copyOf(verbs);
  }

  @Override
  public Examined of(JavaClasses classes) {
    List<SqlUse> uses = SqlTexts.in(classes);
    Scoped scoped =
        catalog == null
            ? Scoped.of(classes, uses, Set.copyOf(columns))
            : Scoped.of(catalog, Set.copyOf(columns));
    List<Breach> breaches = new ArrayList<>();
    for (SqlUse use : uses) {
      Statement statement = use.statement();
      boolean passes =
          !verbs.contains(statement.verb())
              || !Collections.disjoint(statement.filters(), columns)
              || (setting && statement.writes(Set.copyOf(columns)));
      if (!passes) {
        scoped
            .in(statement)
            .ifPresent(table -> breaches.add(new Breach(use.place(), problem(table, use))));
      }
    }
    List<DerivedQueries> derived = DerivedQueries.in(classes);
    derived.stream().flatMap(query -> query.without(columns)).forEach(breaches::add);
    return new Examined(uses.size() + derived.size(), breaches);
  }

  private String problem(TableName table, SqlUse use) {
    String names = String.join(" or ", columns.stream().filter(ScopeCheck::isSnake).toList());
    return "does not filter %s by %s: \"%s\"".formatted(table, names, use.excerpt());
  }

  private static boolean isSnake(String name) {
    return name.chars().noneMatch(Character::isUpperCase);
  }
}
