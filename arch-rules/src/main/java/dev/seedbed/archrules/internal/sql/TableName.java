package dev.seedbed.archrules.internal.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as a statement names it.
 *
 * @param schema null if it names none
 */
public record TableName(@Nullable String schema, String name) {

  /** Whether both may be the same table. */
  public boolean matches(TableName other) {
    return name.equals(other.name)
        && (schema == null || other.schema == null || schema.equals(other.schema));
  }

  /** Whether it is one of the server's own. */
  public boolean isSystem() {
    String in = Optional.ofNullable(schema).orElse("");
    return in.equals("pg_catalog") || in.equals("information_schema") || name.startsWith("pg_");
  }

  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
