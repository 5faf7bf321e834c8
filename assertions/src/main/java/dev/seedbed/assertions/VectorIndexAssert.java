package dev.seedbed.assertions;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Assertions on an HNSW index of pgvector, which {@link TableAssert#hasHnswIndexOn} begins.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .table("rag.chunks")
 *     .hasHnswIndexOn("embedding")
 *     .m(16)
 *     .efConstruction(64)
 *     .operatorClass("vector_cosine_ops");
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public class VectorIndexAssert extends PartAssert<VectorIndexAssert, Index> {
  /** What pgvector takes for options that {@code WITH (…)} does not name. */
  private static final Map<String, String> DEFAULTS = Map.of("m", "16", "ef_construction", "64");

  /** Used by AssertJ for soft assertions; {@link TableAssert#hasHnswIndexOn} begins these. */
  public VectorIndexAssert(Part<Index> part) {
    super(part, VectorIndexAssert.class);
  }

  /** Verifies the number of links of a node: option {@code m}, 16 where it is not set. */
  public VectorIndexAssert m(int links) {
    return option("m", links);
  }

  /**
   * Verifies the number of candidates that the building looks at: option {@code ef_construction},
   * 64 where it is not set.
   */
  public VectorIndexAssert efConstruction(int candidates) {
    return option("ef_construction", candidates);
  }

  /** Verifies how vectors are compared, such as {@code halfvec_cosine_ops}. */
  public VectorIndexAssert operatorClass(String name) {
    return verify(
        index -> key(index).operatorClass().name().equals(name),
        index ->
            ErrorMessage.of("Index " + part().place() + " compares vectors in another way")
                .expected(name)
                .actual(key(index).operatorClass().name()));
  }

  /** Goes back to the table. */
  public TableAssert returnToTable() {
    return navigation().tableOf(part());
  }

  private VectorIndexAssert option(String name, int value) {
    return verify(
        index -> option(index, name).equals(Integer.toString(value)),
        index ->
            ErrorMessage.of("Index " + part().place() + " has another " + name)
                .expected(name + " = " + value)
                .actual(
                    name
                        + " = "
                        + option(index, name)
                        + (index.options().containsKey(name) ? "" : ", the default"))
                .toFix(
                    "ALTER INDEX "
                        + index.name().toSql()
                        + " SET ("
                        + name
                        + " = "
                        + value
                        + "); REINDEX INDEX "
                        + index.name().toSql()
                        + ";"));
  }

  private static String option(Index index, String name) {
    return index.options().getOrDefault(name, String.valueOf(DEFAULTS.get(name)));
  }

  private static IndexKey key(Index index) {
    return index.keys().get(0);
  }

  /** Whether its key is the column, or a cast of it to another type of vectors. */
  static boolean isOn(Index index, String column) {
    IndexKey key = key(index);
    if (key.expression() == null) {
      return key.isColumn(column);
    }
    String name = Pattern.quote(Identifier.display(column));
    return key.expression().matches("(?s)\\(*" + name + "\\)*::.+");
  }
}
