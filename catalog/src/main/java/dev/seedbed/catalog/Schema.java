package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema (namespace).
 *
 * @param owner the role that owns it
 * @param comment its {@code COMMENT ON}, null if it has none
 * @param grants who may do what, see {@link Grant}
 * @param extension the extension that made it, null if none did
 */
public record Schema(
    String name,
    String owner,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension) {
  public Schema {
    Identifier.require(name);
    grants = List.copyOf(grants);
  }
}
