package dev.seedbed.catalog;

/**
 * A table's place as a partition of another.
 *
 * @param of the partitioned table right above it
 * @param bound its share as SQL, such as {@code FOR VALUES IN ('a')} or {@code DEFAULT}
 */
public record Partition(QualifiedName of, String bound) {}
