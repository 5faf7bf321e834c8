package dev.seedbed.catalog;

import java.util.List;

/**
 * What a partitioned table is divided by.
 *
 * @param columns the columns among its keys; expressions are in {@code definition} only
 * @param definition strategy and keys as SQL, such as {@code RANGE (created_at)}
 */
public record PartitionKey(Strategy strategy, List<String> columns, String definition) {

  /** How rows find their partition. */
  public enum Strategy {
    RANGE,
    LIST,
    HASH
  }

  public PartitionKey {
    columns = List.copyOf(columns);
  }
}
