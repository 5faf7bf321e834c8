package dev.seedbed.assertions.rule.types;

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
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a foreign key have the types of the columns that it refers to. */
@AutoService(Rule.class)
public record ForeignKeyTypes() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TYP010",
          "foreign-key-types",
          Severity.WARNING,
          "Foreign keys have the types of what they refer to");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    Set<QualifiedName> tables =
        scope.tables().stream().map(Table::name).collect(Collectors.toSet());
    List<OwnedForeignKey> all = OwnedForeignKey.all(catalog);
    Referrers referrers = new Referrers(catalog, all);
    List<OwnedForeignKey> keys = all.stream().filter(key -> tables.contains(key.table())).toList();
    List<Finding> findings =
        keys.stream().flatMap(key -> finding(catalog, key, referrers).stream()).toList();
    String rest = " in " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(keys.size(), "foreign key" + rest, "foreign keys" + rest),
        scope.notCounted(),
        findings);
  }

  private static Optional<Finding> finding(
      Catalog catalog, OwnedForeignKey key, Referrers referrers) {
    List<Ends> wrong = key.pairs().flatMap(pair -> Ends.of(catalog, pair)).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                INFO,
                ObjectAddress.constraint(key.table(), key.foreignKey().name()),
                "a column has another type than the one that it refers to",
                list(wrong, end -> type(end.to) + " as " + end.to.name()),
                list(
                    wrong,
                    end -> Identifier.display(end.from.column().name()) + " is " + type(end.from)),
                catalog
                    .origin(ObjectAddress.constraint(key.table(), key.foreignKey().name()))
                    .orElse(null),
                fix(catalog, wrong, referrers)));
  }

  /** A column and the one of another type that it refers to. */
  private record Ends(TypedColumn from, TypedColumn to) {

    static Stream<Ends> of(Catalog catalog, OwnedForeignKey.Pair pair) {
      return TypedColumn.of(catalog, pair.from())
          .flatMap(from -> TypedColumn.of(catalog, pair.to()).map(to -> new Ends(from, to)))
          .filter(ends -> !ends.from.isLike(ends.to) || ends.isShorter());
    }

    /** What holds fewer characters cannot hold each key; more do no harm. */
    private boolean isShorter() {
      OptionalInt mine = from.type().length();
      OptionalInt theirs = to.type().length();
      return mine.isPresent() && (theirs.isEmpty() || mine.getAsInt() < theirs.getAsInt());
    }
  }

  private static Fix fix(Catalog catalog, List<Ends> wrong, Referrers referrers) {
    List<Retyping> changes = new ArrayList<>();
    for (Ends ends : wrong) {
      Optional<List<TypedColumn>> below = referrers.below(ends.from, ends.to);
      if (below.isEmpty()) {
        return new Fix(
            List.of(
                "Columns refer to several keys of different types: decide which of them is right,"
                    + " and give the others its type."),
            List.of());
      }
      below.get().stream()
          .map(each -> Retyping.cast(each.table(), each.column(), type(ends.to)))
          .forEach(changes::add);
    }
    return RetypingFix.of(catalog, changes);
  }

  private static String type(TypedColumn column) {
    return column.column().type().sql();
  }

  private static String list(List<Ends> ends, Function<Ends, String> text) {
    return ends.stream().map(text).collect(Collectors.joining(", "));
  }
}
