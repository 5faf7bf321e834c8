package dev.seedbed.archrules.internal.schema;

import dev.seedbed.archrules.internal.entity.EntityField;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Place;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Fields have types that hold each value of their columns, null included. */
public final class FittingTypes {
  /** Annotations, by simple name, with which somebody else turns values into others. */
  private static final Set<String> CONVERSIONS =
      Set.of("Convert", "JdbcTypeCode", "JdbcType", "JavaType", "Type", "ColumnTransformer");

  /** Java types and the built-in types, by their names in pg_type, that fit them. */
  private static final Map<String, Set<String>> FITTING = fitting();

  private FittingTypes() {}

  /** What does not fit in one entity. */
  public static Stream<Breach> of(Catalog catalog, MappedTable mapped) {
    return mapped.entity().fields().stream()
        .flatMap(
            field ->
                mapped.column(field).stream()
                    .flatMap(column -> problems(catalog, field, column))
                    .map(text -> new Breach(Place.of(field.field()), text)));
  }

  private static Stream<String> problems(Catalog catalog, EntityField field, Column column) {
    if (field.field().getAnnotations().stream()
        .anyMatch(each -> CONVERSIONS.contains(each.getRawType().getSimpleName()))) {
      return Stream.empty();
    }
    DataType type = catalog.underlying(column.type());
    Set<String> fitting = FITTING.get(field.type().getName());
    if (fitting != null
        && type.kind() == DataType.Kind.BASE
        && isKnown(type)
        && !fitting.contains(type.name().name())) {
      return Stream.of(
          "has type %s, and column %s is %s"
              .formatted(field.type().getName(), column.name(), column.type().sql()));
    }
    if (field.type().isPrimitive() && !column.notNull()) {
      return Stream.of(
          "has type %s, and column %s may be null"
              .formatted(field.type().getName(), column.name()));
    }
    return Stream.empty();
  }

  /** Of types that no Java type is said to fit nothing is known. */
  private static boolean isKnown(DataType type) {
    return type.name().schema().equals("pg_catalog")
        && FITTING.values().stream().anyMatch(names -> names.contains(type.name().name()));
  }

  private static Map<String, Set<String>> fitting() {
    Map<String, Set<String>> fitting = new HashMap<>();
    put(fitting, Set.of("int2"), "short", "java.lang.Short");
    put(fitting, Set.of("int2", "int4"), "int", "java.lang.Integer");
    put(fitting, Set.of("int2", "int4", "int8"), "long", "java.lang.Long");
    put(fitting, Set.of("float4"), "float", "java.lang.Float");
    put(fitting, Set.of("float4", "float8"), "double", "java.lang.Double");
    put(fitting, Set.of("numeric", "int2", "int4", "int8"), "java.math.BigDecimal");
    put(fitting, Set.of("numeric", "int8"), "java.math.BigInteger");
    put(fitting, Set.of("bool"), "boolean", "java.lang.Boolean");
    put(fitting, Set.of("text", "varchar", "bpchar", "name"), "java.lang.String");
    put(fitting, Set.of("uuid"), "java.util.UUID");
    put(fitting, Set.of("date"), "java.time.LocalDate");
    put(fitting, Set.of("time"), "java.time.LocalTime");
    put(fitting, Set.of("timestamp"), "java.time.LocalDateTime");
    for (String point : List.of("Instant", "OffsetDateTime", "ZonedDateTime")) {
      put(fitting, Set.of("timestamptz"), "java.time." + point);
    }
    return Map.copyOf(fitting);
  }

  private static void put(Map<String, Set<String>> all, Set<String> columns, String... types) {
    for (String type : types) {
      all.put(type, columns);
    }
  }
}
