package dev.seedbed.assertions.rule.internal;

import static java.util.Map.entry;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.EnumType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of any type as SQL, so that a row can be made of nothing but the catalog.
 *
 * <p>Values of another variant are other values where the type has several that can be told apart
 * by nothing but the type, see {@link #varies}. They are far from what real rows hold.
 */
public final class SampleValues {
  private static final Set<String> TEXT = Set.of("text", "varchar", "bpchar", "name", "citext");
  private static final Set<String> REALS = Set.of("float4", "float8", "money");

  /** Literals of types, with {@code #} for a digit. */
  private static final Map<String, String> LITERALS =
      Map.ofEntries(
          entry("date", "2000-01-1#"),
          entry("time", "01:02:0#"),
          entry("timetz", "01:02:0#+00"),
          entry("timestamp", "2000-01-1# 01:02:03"),
          entry("timestamptz", "2000-01-1# 01:02:03+00"),
          entry("interval", "# days"),
          entry("bytea", "\\x5eed0#"),
          entry("json", "{\"seedbed\": #}"),
          entry("jsonb", "{\"seedbed\": #}"),
          entry("jsonpath", "$.seedbed#"),
          entry("xml", "<seedbed>#</seedbed>"),
          entry("inet", "127.0.0.#"),
          entry("cidr", "127.0.#.0/24"),
          entry("macaddr", "08:00:2b:01:02:0#"),
          entry("macaddr8", "08:00:2b:01:02:03:04:0#"),
          entry("tsvector", "seedbed#"),
          entry("tsquery", "seedbed#"),
          entry("point", "(#,0)"),
          entry("line", "{1,1,#}"),
          entry("lseg", "[(0,0),(1,#)]"),
          entry("box", "(1,1#),(0,0)"),
          entry("path", "((0,0),(1,#))"),
          entry("polygon", "((0,0),(1,#),(2,0))"),
          entry("circle", "<(0,0),#>"),
          entry("pg_lsn", "0/#"),
          entry("oid", "#"),
          entry("char", "#"),
          entry("bit", "1"),
          entry("varbit", "1"));

  private final Catalog catalog;

  public SampleValues(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Whether values of different variants differ. */
  public boolean varies(DataType type) {
    DataType base = catalog.underlying(type);
    String name = base.name().name();
    return switch (base.kind()) {
      case BASE -> !name.endsWith("bit") && (isKnown(base) || base.isVector());
      case ENUM -> labels(base).size() > 1;
      default -> false;
    };
  }

  private static boolean isKnown(DataType type) {
    String name = type.name().name();
    return TEXT.contains(name)
        || REALS.contains(name)
        || LITERALS.containsKey(name)
        || Set.of("bool", "int2", "int4", "int8", "numeric", "uuid").contains(name);
  }

  /**
   * A value of the type.
   *
   * @param variant which one, from 0
   */
  public String of(DataType type, int variant) {
    DataType base = catalog.underlying(type);
    String value =
        switch (base.kind()) {
          case ENUM -> label(base, variant);
          case ARRAY -> literal("{}");
          case RANGE -> literal("empty");
          case MULTIRANGE -> literal("{}");
          case COMPOSITE -> "jsonb_populate_record(NULL::" + base.sql() + ", '{}')";
          default -> ofBase(base, variant);
        };
    String cast = "(" + value + ")::" + base.sql();
    return base.equals(type) ? cast : cast + "::" + type.sql();
  }

  private String label(DataType type, int variant) {
    List<String> labels = labels(type);
    return labels.isEmpty() ? "NULL" : literal(labels.get(variant % labels.size()));
  }

  private List<String> labels(DataType type) {
    return catalog.enumType(type.name()).map(EnumType::labels).orElse(List.of());
  }

  private static String ofBase(DataType type, int variant) {
    int digit = variant % 9 + 1;
    if (type.isVector()) {
      return ofVector(type, digit);
    }
    String name = type.name().name();
    if (TEXT.contains(name)) {
      return literal(text(type.length().orElse(Integer.MAX_VALUE), variant));
    }
    if (REALS.contains(name)) {
      return literal(String.valueOf(digit));
    }
    return switch (name) {
      case "bool" -> String.valueOf(variant % 2 == 0);
      case "int2" -> String.valueOf(-20_000 - variant);
      case "int4" -> String.valueOf(-1_000_000_000 - variant);
      case "int8" -> String.valueOf(-1_000_000_000_000_000L - variant);
      case "numeric" -> number(type, digit);
      case "uuid" -> literal("00000000-5eed-4bed-8000-%012d".formatted(variant));
      default -> literal(LITERALS.getOrDefault(name, "").replace("#", String.valueOf(digit)));
    };
  }

  /** One that needs no digit before the point if none is allowed. */
  private static String number(DataType type, int digit) {
    int whole = type.precision().orElse(1) - type.scale().orElse(0);
    return whole > 0 ? String.valueOf(digit) : digit + "e-" + type.scale().orElse(0);
  }

  private static String text(int length, int variant) {
    String number = String.valueOf(variant);
    String text = "seedbed-" + number;
    return text.length() <= length ? text : number.substring(0, Math.min(number.length(), length));
  }

  private static String ofVector(DataType type, int digit) {
    int dimensions = type.dimensions().orElse(3);
    return type.name().name().equals("sparsevec")
        ? literal("{1:" + digit + "}/" + dimensions)
        : "array_fill(%d::real, ARRAY[%d])".formatted(digit, dimensions);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
