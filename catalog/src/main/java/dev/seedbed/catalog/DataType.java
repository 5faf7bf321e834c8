package dev.seedbed.catalog;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, a key or a domain, with what was declared in parentheses.
 *
 * @param sql the type as {@code format_type} prints it, such as {@code numeric(12,2)}, {@code
 *     text[]} or {@code public.vector(1536)}: qualified unless in {@code pg_catalog}
 * @param name its name in {@code pg_type}, such as {@code pg_catalog.timestamptz}; an array's
 *     begins with an underscore
 * @param typmod what was declared in parentheses, in the type's own code; -1 if nothing was
 * @param element the type of an array's elements, null unless {@code kind} is {@link Kind#ARRAY}
 * @param parts what the type is made of: a composite type of its attributes in order, a range of
 *     its bounds, a multirange of its ranges; none of any other kind, nor of the row type of a
 *     table
 */
public record DataType(
    String sql,
    QualifiedName name,
    Kind kind,
    int typmod,
    @Nullable DataType element,
    List<Part> parts) {
  /**
   * What a type is made of.
   *
   * @param name of a composite type's attribute; empty for bounds and ranges
   */
  public record Part(String name, DataType type) {}

  /** What sort of type it is. */
  public enum Kind {
    BASE,
    ENUM,
    DOMAIN,
    COMPOSITE,
    RANGE,
    MULTIRANGE,
    ARRAY,
    PSEUDO
  }

  private static final String BUILT_IN = "pg_catalog";
  private static final Set<String> CHARACTERS = Set.of("varchar", "bpchar");
  private static final Set<String> BITS = Set.of("bit", "varbit");
  private static final Set<String> TIMES = Set.of("time", "timetz", "timestamp", "timestamptz");
  private static final Set<String> VECTORS = Set.of("vector", "halfvec", "sparsevec");

  /**
   * The bytes of a length word, which the server adds to the typmods of varchar, char and numeric.
   */
  private static final int HEADER = 4;

  /** An interval's typmod keeps its fields in the upper half; all ones below mean no precision. */
  private static final int INTERVAL_PRECISION = 0xFFFF;

  public DataType {
    parts = List.copyOf(parts);
    if ((kind == Kind.ARRAY) != (element != null)) {
      throw new IllegalArgumentException(
          "An array type, and no other, has an element type: " + sql + " is of kind " + kind);
    }
  }

  /** A type that is not made of others, but for an array of its elements. */
  public DataType(
      String sql, QualifiedName name, Kind kind, int typmod, @Nullable DataType element) {
    this(sql, name, kind, typmod, element, List.of());
  }

  /** A built-in type without anything in parentheses, such as {@code builtIn("bigint", "int8")}. */
  public static DataType builtIn(String sql, String name) {
    return new DataType(sql, new QualifiedName(BUILT_IN, name), Kind.BASE, -1, null);
  }

  /**
   * Whether it is the built-in type of this name in {@code pg_type}: {@code int8}, not {@code
   * bigint}.
   */
  public boolean isBuiltIn(String typeName) {
    return name.schema().equals(BUILT_IN) && name.name().equals(typeName);
  }

  /**
   * Whether it is one of pgvector's types: {@code vector}, {@code halfvec} or {@code sparsevec}.
   */
  public boolean isVector() {
    return kind == Kind.BASE && !name.schema().equals(BUILT_IN) && VECTORS.contains(name.name());
  }

  /**
   * The declared length: of {@code varchar} and {@code char} in characters, of {@code bit} in bits.
   */
  public OptionalInt length() {
    if (isBuiltInOf(CHARACTERS)) {
      return declared(typmod - HEADER);
    }
    return isBuiltInOf(BITS) ? declared(typmod) : OptionalInt.empty();
  }

  /**
   * The declared precision: of {@code numeric} all digits, of times and intervals those of the
   * second's fraction.
   */
  public OptionalInt precision() {
    if (isBuiltIn("numeric")) {
      return declared(((typmod - HEADER) >> 16) & 0xFFFF);
    }
    if (isBuiltIn("interval")) {
      int precision = typmod & INTERVAL_PRECISION;
      return precision == INTERVAL_PRECISION ? OptionalInt.empty() : declared(precision);
    }
    return isBuiltInOf(TIMES) ? declared(typmod) : OptionalInt.empty();
  }

  /** The declared scale of {@code numeric}: digits after the point, from -1000 to 1000. */
  public OptionalInt scale() {
    // Eleven bits, two's complement; the exclusive-or carries the sign over to the upper bits.
    return isBuiltIn("numeric")
        ? declared((((typmod - HEADER) & 0x7FF) ^ 0x400) - 0x400)
        : OptionalInt.empty();
  }

  /** The declared dimensions of a {@linkplain #isVector vector}. */
  public OptionalInt dimensions() {
    return isVector() ? declared(typmod) : OptionalInt.empty();
  }

  private boolean isBuiltInOf(Set<String> names) {
    return name.schema().equals(BUILT_IN) && names.contains(name.name());
  }

  private OptionalInt declared(int value) {
    return typmod < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
