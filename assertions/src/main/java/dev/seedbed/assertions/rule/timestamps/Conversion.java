package dev.seedbed.assertions.rule.timestamps;

import dev.seedbed.catalog.DataType;
import java.util.Optional;
import java.util.Set;

/**
 * How values of another type become points in time.
 *
 * @param note what it takes them for
 * @param format the expression, with {@code %s} for the column
 */
record Conversion(String note, String format) {
  private static final Set<String> LOCAL = Set.of("timestamp", "date");
  private static final Set<String> TEXT = Set.of("text", "varchar", "bpchar");
  private static final Set<String> SECONDS = Set.of("int4", "numeric", "float4", "float8");

  /** The usual meaning of the type's values; empty if they mean no point in time. */
  static Optional<Conversion> of(DataType type) {
    if (isOneOf(type, LOCAL)) {
      return Optional.of(
          new Conversion(
              "Takes the values for UTC: write the zone that they were stored in.",
              "%s::timestamp AT TIME ZONE 'UTC'"));
    }
    if (isOneOf(type, TEXT)) {
      return Optional.of(
          new Conversion(
              "Fails on a value that is no timestamp; one without a zone is in the session's.",
              "%s::timestamptz"));
    }
    if (isOneOf(type, SECONDS)) {
      return Optional.of(
          new Conversion("Takes the values for seconds since 1970.", "to_timestamp(%s)"));
    }
    return type.isBuiltIn("int8")
        ? Optional.of(
            new Conversion(
                "Takes the values for milliseconds since 1970.", "to_timestamp(%s / 1000.0)"))
        : Optional.empty();
  }

  private static boolean isOneOf(DataType type, Set<String> names) {
    return names.stream().anyMatch(type::isBuiltIn);
  }
}
