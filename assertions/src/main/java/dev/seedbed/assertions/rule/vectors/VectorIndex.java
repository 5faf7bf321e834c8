package dev.seedbed.assertions.rule.vectors;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;

/** Makes the index that finds a vector column's nearest neighbours. */
final class VectorIndex {
  private static final int LONGEST_HALFVEC = 4_000;

  private final VectorColumn column;
  private final String sql;

  private VectorIndex(VectorColumn column) {
    this.column = column;
    this.sql = Identifier.quote(column.column().name());
  }

  /** By the column where its type can be indexed, else by what is shorter and nearly the same. */
  static Fix create(VectorColumn column, RelationNames names) {
    return new VectorIndex(column).fix(names);
  }

  private Fix fix(RelationNames names) {
    int dimensions = column.dimensions().orElse(0);
    if (!column.isTooLong()) {
      return fix(names, itself(dimensions) + " " + inSchema(column.kind() + "_cosine_ops"))
          .note(cosine());
    }
    if (dimensions <= LONGEST_HALFVEC) {
      String half = sql + "::" + inSchema("halfvec") + "(" + dimensions + ")";
      return fix(names, "(" + half + ") " + inSchema("halfvec_cosine_ops"))
          .note(cosine())
          .note(sameExpression("embedding::halfvec(" + dimensions + ")"));
    }
    String bits = inSchema("binary_quantize") + "(" + sql + ")::bit(" + dimensions + ")";
    return fix(names, "(" + bits + ") " + inSchema("bit_hamming_ops"))
        .note(
            "Longer than any index takes, so it is by the sign of each dimension: take more"
                + " neighbours than needed from it, and order these by the column itself.")
        .note(sameExpression("binary_quantize(embedding)::bit(" + dimensions + ")"));
  }

  private Fix fix(RelationNames names, String key) {
    QualifiedName table = column.table().name();
    QualifiedName name = IndexSql.nameFor(names, table, List.of(column.column().name()));
    return Fix.of(IndexSql.on(name, table, "hnsw", key).create()).note(IndexSql.CONCURRENTLY);
  }

  private static String cosine() {
    return "It is for the cosine distance, <=>: write the operator class of the one that is asked"
        + " for.";
  }

  private String sameExpression(String example) {
    String expression = example.replace("embedding", Identifier.display(column.column().name()));
    return "Queries use it if they order by the same expression, " + expression + ".";
  }

  /** The dimensions of a domain's type are not those of its columns, as far as an index goes. */
  private String itself(int dimensions) {
    return column.column().type().kind() == DataType.Kind.DOMAIN
        ? "(" + sql + "::" + column.type().name().toSql() + "(" + dimensions + "))"
        : sql;
  }

  /** pgvector has all that it brings in one schema. */
  private String inSchema(String name) {
    return new QualifiedName(column.type().name().schema(), name).toSql();
  }
}
