package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code types.sql}: every type by its oid, enums and domains in full. */
final class TypeQuery {
  private record Type(QualifiedName name, DataType.Kind kind, long element, List<Part> parts) {}

  /** A part of a type, whose own type may not have been read yet. */
  private record Part(String name, long type, int typmod, String sql) {}

  /** A domain whose base type may not have been read yet. */
  private interface Draft {
    Domain finish() throws SQLException;
  }

  private final Map<Long, Type> types = new HashMap<>();
  private final List<EnumType> enums = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();

  private TypeQuery() {}

  static TypeQuery read(Connection connection, ByParent<Constraint> checks) throws SQLException {
    TypeQuery query = new TypeQuery();
    List<Draft> drafts = new ArrayList<>();
    Query.forEach(
        connection,
        "types.sql",
        row -> {
          Type type = query.type(row);
          if (row.flag("detailed") && type.kind() == DataType.Kind.ENUM) {
            query.enums.add(enumType(row, type.name()));
          } else if (row.flag("detailed")) {
            drafts.add(query.domain(row, type.name(), checks.of(row.number("oid"))));
          }
        });
    for (Draft draft : drafts) {
      query.domains.add(draft.finish());
    }
    return query;
  }

  List<EnumType> enums() {
    return enums;
  }

  List<Domain> domains() {
    return domains;
  }

  /**
   * The type with what was declared in parentheses, of columns {@code type}, {@code typmod} and
   * {@code type_sql}.
   */
  DataType dataType(Row row) throws SQLException {
    return dataType(row.number("type"), row.integer("typmod"), row.text("type_sql"));
  }

  private DataType dataType(long oid, int typmod, String sql) throws SQLException {
    Type type = types.get(oid);
    if (type == null) {
      throw new SQLException("types.sql gave no type " + sql + ": it was made after that was read");
    }
    List<DataType.Part> parts = new ArrayList<>();
    for (Part each : type.parts()) {
      parts.add(new DataType.Part(each.name(), dataType(each.type(), each.typmod(), each.sql())));
    }
    DataType element = element(type, typmod, sql);
    return new DataType(sql, type.name(), type.kind(), typmod, element, parts);
  }

  private @Nullable DataType element(Type type, int typmod, String sql) throws SQLException {
    return type.kind() == DataType.Kind.ARRAY
        ? dataType(type.element(), typmod, sql.substring(0, sql.length() - "[]".length()))
        : null;
  }

  private Type type(Row row) throws SQLException {
    Type type =
        new Type(
            row.name("schema", "name"),
            row.word(DataType.Kind.class, "kind"),
            row.number("element"),
            parts(row));
    types.put(row.number("oid"), type);
    return type;
  }

  private static List<Part> parts(Row row) throws SQLException {
    List<String> names = row.texts("part_names");
    List<String> types = row.texts("part_types");
    List<String> typmods = row.texts("part_typmods");
    List<String> sql = row.texts("part_sql");
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.add(
          new Part(
              names.get(i),
              Long.parseLong(types.get(i)),
              Integer.parseInt(typmods.get(i)),
              sql.get(i)));
    }
    return parts;
  }

  private static EnumType enumType(Row row, QualifiedName name) throws SQLException {
    return new EnumType(
        name,
        row.text("owner"),
        row.texts("labels"),
        row.textOrNull("comment"),
        row.grants("grants"),
        row.textOrNull("extension"));
  }

  private Draft domain(Row row, QualifiedName name, List<Constraint> checks) throws SQLException {
    String owner = row.text("owner");
    long base = row.number("base");
    int typmod = row.integer("base_typmod");
    String sql = row.text("base_sql");
    boolean notNull = row.flag("not_null");
    String expression = row.textOrNull("expression");
    QualifiedName collation = row.nameOrNull("collation_schema", "collation");
    String comment = row.textOrNull("comment");
    List<Grant> grants = row.grants("grants");
    String extension = row.textOrNull("extension");
    return () ->
        new Domain(
            name,
            owner,
            dataType(base, typmod, sql),
            notNull,
            expression,
            collation,
            checks,
            comment,
            grants,
            extension);
  }
}
