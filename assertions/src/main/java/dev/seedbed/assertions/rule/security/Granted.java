package dev.seedbed.assertions.rule.security;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Function;
import dev.seedbed.catalog.Grant;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Policy;
import dev.seedbed.catalog.Privilege;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Schema;
import dev.seedbed.catalog.Sequence;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something on which privileges are granted.
 *
 * @param name what it is allowed by, null for a schema
 * @param grants those that must not be everybody's
 * @param problem what is wrong if one is
 * @param target what stands between {@code REVOKE … ON} and {@code FROM}
 * @param column the column in quotes if it is one
 */
record Granted(
    ObjectAddress address,
    @Nullable QualifiedName name,
    List<Grant> grants,
    String problem,
    String target,
    @Nullable String column) {
  private static final String ROWS = "whoever gets into the database may use it";

  /** All that the project made, by kind and name. */
  static List<Granted> in(Catalog catalog) {
    List<Granted> all = new ArrayList<>();
    catalog.schemas().stream()
        .filter(schema -> schema.extension() == null)
        .forEach(schema -> all.add(of(schema)));
    for (Table table : catalog.userTables()) {
      all.add(ofRelation(table.name(), table.grants()));
      columns(table.name(), table.columns()).forEach(all::add);
    }
    for (View view : catalog.views()) {
      if (view.extension() == null) {
        all.add(ofRelation(view.name(), view.grants()));
        columns(view.name(), view.columns()).forEach(all::add);
      }
    }
    catalog.sequences().stream()
        .filter(sequence -> sequence.extension() == null)
        .forEach(sequence -> all.add(of(sequence)));
    functions(catalog).forEach(all::add);
    return all;
  }

  /** The privileges that everybody has. */
  List<Privilege> open() {
    return grants.stream().filter(Grant::toPublic).map(Grant::privilege).distinct().toList();
  }

  String revoke(String privileges) {
    String what = column == null ? privileges : ofColumn(privileges, column);
    return "REVOKE " + what + " ON " + target + " FROM PUBLIC";
  }

  /** {@code SELECT ("a"), UPDATE ("a")}. */
  private static String ofColumn(String privileges, String column) {
    return Stream.of(privileges.split(", "))
        .map(privilege -> privilege + " (" + column + ")")
        .collect(Collectors.joining(", "));
  }

  private static Granted of(Schema schema) {
    return new Granted(
        ObjectAddress.schema(schema.name()),
        null,
        schema.grants().stream().filter(grant -> grant.privilege() == Privilege.CREATE).toList(),
        "whoever gets into the database may put objects into the schema, for others to find there",
        "SCHEMA " + Identifier.quote(schema.name()),
        null);
  }

  private static Granted ofRelation(QualifiedName name, List<Grant> grants) {
    return new Granted(
        ObjectAddress.relation(name), name, grants, ROWS, "TABLE " + name.toSql(), null);
  }

  /** Those only on which anything is granted at all: there are many columns. */
  private static Stream<Granted> columns(QualifiedName relation, List<Column> columns) {
    return columns.stream()
        .filter(column -> !column.grants().isEmpty())
        .map(
            column ->
                new Granted(
                    ObjectAddress.column(relation, column.name()),
                    relation,
                    column.grants(),
                    ROWS,
                    "TABLE " + relation.toSql(),
                    Identifier.quote(column.name())));
  }

  private static Granted of(Sequence sequence) {
    return new Granted(
        ObjectAddress.relation(sequence.name()),
        sequence.name(),
        sequence.grants(),
        ROWS,
        "SEQUENCE " + sequence.name().toSql(),
        null);
  }

  /** Policies call their functions as whoever asks, who must be allowed to. */
  private static Stream<Granted> functions(Catalog catalog) {
    String policies =
        catalog.tables().stream()
            .flatMap(table -> table.rowSecurity().policies().stream())
            .flatMap(Granted::expressions)
            .collect(Collectors.joining("\n"));
    Predicate<Function> inPolicy =
        function -> policies.contains(Identifier.display(function.name().name()) + "(");
    return Routine.definers(catalog).stream()
        .filter(function -> !Routine.isTrigger(function))
        .filter(inPolicy.negate())
        .map(Granted::of);
  }

  private static Stream<String> expressions(Policy policy) {
    return Stream.of(policy.using(), policy.withCheck())
        .flatMap(expression -> Stream.ofNullable(expression));
  }

  private static Granted of(Function function) {
    return new Granted(
        function.address(),
        function.name(),
        function.grants(),
        "whoever gets into the database may call it, and it runs as its owner",
        "ROUTINE " + Routine.toSql(function),
        null);
  }
}
