package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param cycle whether it starts again after its last value
 * @param cache how many values a session takes at once
 * @param ownedBy the column that it goes with, as for {@code serial} and identity columns; null if
 *     none
 * @param identity whether it belongs to an identity column
 */
public record Sequence(
    QualifiedName name,
    String owner,
    String type,
    long start,
    long minimum,
    long maximum,
    long increment,
    boolean cycle,
    long cache,
    @Nullable ColumnName ownedBy,
    boolean identity,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension)
    implements SchemaObject {
  public Sequence {
    grants = List.copyOf(grants);
  }

  @Override
  public ObjectAddress address() {
    return ObjectAddress.relation(name);
  }
}
