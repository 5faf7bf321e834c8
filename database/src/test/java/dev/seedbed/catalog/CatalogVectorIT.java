package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.database.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What rules about vectors ask: dimensions, operator classes, options, expressions. */
class CatalogVectorIT {
  private static Catalog catalog;

  @BeforeAll
  static void read_a_database_with_vectors() throws SQLException {
    try (Connection connection = SharedServer.get().connect(SharedServer.newDatabase());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          """
          CREATE SCHEMA ext; CREATE EXTENSION vector SCHEMA ext; CREATE SCHEMA app;
          CREATE TABLE app.items (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            small ext.vector(1536) NOT NULL, large ext.vector(3072), half ext.halfvec(768),
            sparse ext.sparsevec(1000), bits bit(64), free ext.vector, many ext.vector(3)[]
          );
          CREATE INDEX by_small ON app.items USING hnsw (small ext.vector_cosine_ops)
            WITH (m = 24, ef_construction = 100);
          CREATE INDEX by_large ON app.items
            USING hnsw ((large::ext.halfvec(3072)) ext.halfvec_l2_ops);
          CREATE INDEX by_half ON app.items USING ivfflat (half ext.halfvec_ip_ops)
            WITH (lists = 10) WHERE id > 5;
          CREATE INDEX by_bits ON app.items USING hnsw (bits ext.bit_hamming_ops);
          """);
      catalog = Catalog.read(connection);
      connection.rollback();
    }
  }

  @Test
  void tells_the_dimensions_of_vectors() {
    assertThat(type("small").dimensions()).hasValue(1536);
    assertThat(type("small").sql()).isEqualTo("ext.vector(1536)");
    assertThat(type("half").dimensions()).hasValue(768);
    assertThat(type("sparse").dimensions()).hasValue(1000);
    assertThat(type("bits").length()).hasValue(64);
    assertThat(type("bits").isVector()).isFalse();
    assertThat(type("free").isVector()).isTrue();
    assertThat(type("free").dimensions()).isEmpty();
    assertThat(type("many").element()).extracting(DataType::sql).isEqualTo("ext.vector(3)");
  }

  @Test
  void tells_method_operator_class_and_stated_options_of_vector_indexes() {
    assertThat(items().indexes())
        .filteredOn(index -> !index.primary())
        .extracting(
            index -> index.name().name(),
            Index::method,
            index -> index.keys().get(0).operatorClass().toString(),
            Index::options)
        .containsExactly(
            tuple("by_bits", "hnsw", "ext.bit_hamming_ops", Map.of()),
            tuple("by_half", "ivfflat", "ext.halfvec_ip_ops", Map.of("lists", "10")),
            tuple("by_large", "hnsw", "ext.halfvec_l2_ops", Map.of()),
            tuple(
                "by_small",
                "hnsw",
                "ext.vector_cosine_ops",
                Map.of("m", "24", "ef_construction", "100")));
  }

  @Test
  void tells_the_type_of_an_expression_that_casts() {
    IndexKey key = items().index("by_large").orElseThrow().keys().get(0);

    assertThat(key.column()).isNull();
    assertThat(key.expression()).isEqualTo("((large)::ext.halfvec(3072))");
    assertThat(key.type().dimensions()).hasValue(3072);
    assertThat(key.type().name()).isEqualTo(new QualifiedName("ext", "halfvec"));
  }

  @Test
  void tells_what_the_extension_made() {
    Extension vector = catalog.extension("vector").orElseThrow();

    assertThat(vector.schema()).isEqualTo("ext");
    assertThat(vector.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(catalog.functions(new QualifiedName("ext", "cosine_distance")))
        .isNotEmpty()
        .allMatch(function -> "vector".equals(function.extension()));
    assertThat(catalog.schema("ext")).map(Schema::extension).isEmpty();
  }

  private static Table items() {
    return catalog.table("app.items").orElseThrow();
  }

  private static DataType type(String column) {
    return items().column(column).orElseThrow().type();
  }
}
