package dev.seedbed.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table or a materialized view.
 *
 * @param method the access method: {@code btree}, {@code gin}, {@code hnsw} and so on
 * @param valid whether queries may use it; false after a failed {@code CREATE INDEX CONCURRENTLY},
 *     and for a partitioned index as long as a partition lacks its part
 * @param ready whether inserts already maintain it
 * @param nullsNotDistinct whether a unique index counts nulls as equal
 * @param keys what it is searched by, in order, never empty
 * @param included the columns of {@code INCLUDE}, in order
 * @param predicate the condition of a partial index, null if it covers all rows
 * @param options what {@code WITH (…)} states, such as {@code m} and {@code ef_construction}; what
 *     is absent has its default
 * @param definition the whole {@code CREATE INDEX} statement
 * @param constraint the name of the constraint that it backs, null if it stands alone
 * @param extension the extension that made it, null if none did
 */
public record Index(
    QualifiedName name,
    String method,
    boolean unique,
    boolean primary,
    boolean valid,
    boolean ready,
    boolean nullsNotDistinct,
    List<IndexKey> keys,
    List<String> included,
    @Nullable String predicate,
    Map<String, String> options,
    String definition,
    @Nullable String constraint,
    @Nullable String comment,
    @Nullable String extension) {
  public Index {
    keys = List.copyOf(keys);
    included = List.copyOf(included);
    options = Options.copyOf(options);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("An index has at least one key: " + name);
    }
  }

  /** What identifies it among all objects of the database. */
  public ObjectAddress address() {
    return ObjectAddress.relation(name);
  }

  /** Whether it leaves rows out. */
  public boolean isPartial() {
    return predicate != null;
  }
}
