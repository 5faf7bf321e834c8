package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTypeTest {

  @ParameterizedTest
  @CsvSource({"varchar, 24, 20", "bpchar, 5, 1", "bit, 5, 5", "varbit, 64, 64"})
  void tells_the_length_of_characters_and_bits(String name, int typmod, int length) {
    DataType type = builtIn(name, typmod);

    assertThat(type.length()).hasValue(length);
    assertThat(type.precision()).isEmpty();
    assertThat(type.scale()).isEmpty();
    assertThat(type.dimensions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"655367, 10, 3", "788482, 12, -2", "65540, 1, 0", "65536004, 1000, 0"})
  void tells_precision_and_scale_of_numeric(int typmod, int precision, int scale) {
    DataType type = builtIn("numeric", typmod);

    assertThat(type.precision()).hasValue(precision);
    assertThat(type.scale()).hasValue(scale);
    assertThat(type.length()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "timestamptz, 3, 3",
    "time, 0, 0",
    "interval, 2147418115, 3",
    "interval, 470286338, 2"
  })
  void tells_the_precision_of_times(String name, int typmod, int precision) {
    assertThat(builtIn(name, typmod).precision()).hasValue(precision);
    assertThat(builtIn(name, typmod).scale()).isEmpty();
  }

  @Test
  void tells_no_precision_of_an_interval_that_only_names_fields() {
    int dayToSecond = 470351871;

    assertThat(builtIn("interval", dayToSecond).precision()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "halfvec", "sparsevec"})
  void tells_the_dimensions_of_a_vector(String name) {
    DataType type = ofExtension(name, 1536);

    assertThat(type.isVector()).isTrue();
    assertThat(type.dimensions()).hasValue(1536);
    assertThat(ofExtension(name, -1).dimensions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"varchar", "numeric", "timestamptz", "interval", "bit", "text", "int8"})
  void tells_nothing_where_nothing_was_declared(String name) {
    DataType type = builtIn(name, -1);

    assertThat(type.length()).isEmpty();
    assertThat(type.precision()).isEmpty();
    assertThat(type.scale()).isEmpty();
    assertThat(type.dimensions()).isEmpty();
  }

  @Test
  void takes_no_user_type_for_a_built_in_one() {
    assertThat(ofExtension("varchar", 24).length()).isEmpty();
    assertThat(ofExtension("varchar", 24).isBuiltIn("varchar")).isFalse();
    assertThat(builtIn("vector", 3).isVector()).isFalse();
    assertThat(DataType.builtIn("bigint", "int8").isBuiltIn("int8")).isTrue();
  }

  @Test
  void refuses_an_array_without_elements_and_elements_without_an_array() {
    QualifiedName name = new QualifiedName("pg_catalog", "_text");
    DataType text = DataType.builtIn("text", "text");

    assertThatThrownBy(() -> new DataType("text[]", name, DataType.Kind.ARRAY, -1, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DataType("text", name, DataType.Kind.BASE, -1, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DataType builtIn(String name, int typmod) {
    return new DataType(
        name, new QualifiedName("pg_catalog", name), DataType.Kind.BASE, typmod, null);
  }

  private static DataType ofExtension(String name, int typmod) {
    return new DataType(name, new QualifiedName("public", name), DataType.Kind.BASE, typmod, null);
  }
}
