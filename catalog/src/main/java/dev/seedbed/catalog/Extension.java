package dev.seedbed.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An installed extension.
 *
 * @param version the installed version, as the extension writes it, such as {@code 0.8.0}
 * @param schema the schema that holds its objects
 * @param relocatable whether {@code ALTER EXTENSION … SET SCHEMA} can move it
 */
public record Extension(
    String name,
    String version,
    String schema,
    String owner,
    boolean relocatable,
    @Nullable String comment) {
  public Extension {
    Identifier.require(name);
    Identifier.require(schema);
  }
}
