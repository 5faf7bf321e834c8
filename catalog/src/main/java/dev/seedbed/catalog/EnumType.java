package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type made by {@code CREATE TYPE … AS ENUM}.
 *
 * @param labels its values in their sort order, possibly none
 */
public record EnumType(
    QualifiedName name,
    String owner,
    List<String> labels,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension)
    implements SchemaObject {
  public EnumType {
    labels = List.copyOf(labels);
    grants = List.copyOf(grants);
  }

  @Override
  public ObjectAddress address() {
    return ObjectAddress.type(name);
  }
}
