package dev.seedbed.assertions.rule.types;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys that PostgreSQL numbers are {@code bigint}: smaller ones run out. */
@AutoService(Rule.class)
public record WideKeys() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP009", "wide-keys", Severity.WARNING, "Numbered keys do not run out");

  private static final Set<String> SMALL = Set.of("int2", "int4");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    ForeignKeyTies ties = new ForeignKeyTies(catalog);
    OwnSequences sequences = new OwnSequences(catalog);
    return new ColumnCheck(INFO, " of primary keys", WideKeys::isKey)
        .check(
            catalog,
            typed ->
                typed.isOneOf(SMALL) && OwnSequences.isNumbered(typed.column())
                    ? Optional.of(finding(typed, ties, sequences))
                    : Optional.empty());
  }

  private static boolean isKey(TypedColumn typed) {
    return typed
        .table()
        .primaryKey()
        .filter(key -> key.columns().contains(typed.column().name()))
        .isPresent();
  }

  private static Finding finding(TypedColumn typed, ForeignKeyTies ties, OwnSequences sequences) {
    List<TypedColumn> tied =
        ties.tiedTo(typed.name()).stream()
            .flatMap(name -> TypedColumn.of(typed.catalog(), name))
            .filter(each -> each.isOneOf(SMALL))
            .toList();
    String names =
        tied.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "));
    String note =
        tied.size() == 1
            ? "Rewrites the table, and nobody can use it meanwhile."
            : "Rewrites the tables, and nobody can use them meanwhile. These become bigint: "
                + names
                + ".";
    Fix fix =
        RetypingFix.of(
            typed.catalog(),
            tied.stream()
                .map(each -> Retyping.cast(each.table(), each.column(), "bigint"))
                .toList(),
            note);
    // That of an identity column gets the type by itself.
    Stream<String> widened =
        fix.statements().isEmpty()
            ? Stream.of()
            : tied.stream()
                .flatMap(each -> sequences.of(each.name(), each.column()).stream())
                .map(sequence -> "ALTER SEQUENCE " + sequence.name().toSql() + " AS bigint");
    return typed.finding(
        INFO,
        typed.isOneOf(Set.of("int2"))
            ? "the numbers run out after 32,767 rows"
            : "the numbers run out after 2,147,483,647 rows",
        "bigint",
        new Fix(fix.notes(), Stream.concat(fix.statements().stream(), widened).toList()));
  }
}
