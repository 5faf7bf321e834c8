package dev.seedbed.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.database.isolation.Sequences;
import dev.seedbed.database.isolation.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final Receipt RECEIPT =
      new Receipt(
          new Template(
              "seedbed_template_1",
              "seedbed_owner",
              List.of("ALTER DATABASE {seedbed:database} SET search_path TO \"Ä b\", public"),
              new Sequences(
                  List.of(
                      new Sequences.Position("public.\"A\"", 1, false),
                      new Sequences.Position("public.b", Long.MAX_VALUE, true)),
                  true)),
          "seedbed_slot_1",
          List.of("db/V1__a.sql", "db/V2__b.sql"),
          1_234_567_890_123L,
          List.of(
              new Receipt.Traced(
                  ObjectAddress.Kind.SCHEMA, List.of("public", "a\"b"), "db/V1__a.sql", 7)),
          List.of("app"));

  @Test
  void is_read_as_it_was_written() {
    assertThat(Receipt.parse(RECEIPT.toJson())).isEqualTo(RECEIPT);
    Receipt without = RECEIPT.withSlot(null);
    assertThat(Receipt.parse(without.toJson())).isEqualTo(without);
  }

  @Test
  void passes_over_what_it_does_not_know() {
    String json = RECEIPT.toJson().replaceFirst("\\{", "{\"later\":{\"a\":[1,{}]},");
    assertThat(Receipt.parse(json)).isEqualTo(RECEIPT);
  }

  @Test
  void that_is_broken_is_an_error() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Receipt.parse("{\"slot\":"))
        .withMessage("The receipt of a prepared database cannot be read.");
  }
}
