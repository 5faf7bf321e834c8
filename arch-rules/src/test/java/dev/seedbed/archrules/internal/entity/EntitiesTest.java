package dev.seedbed.archrules.internal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Transient;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class EntitiesTest {
  @NullUnmarked
  @jakarta.persistence.Entity
  static class OrderLine {
    static int count;

    long id;
    @ManyToOne OrderLine parent;

    @ManyToOne
    @JoinColumn(name = "\"orderId\"")
    OrderLine order;

    @OneToMany List<OrderLine> children;
    @Transient String shown;
    @Embedded Price unitPrice;

    @Enumerated(EnumType.STRING)
    DayOfWeek day;

    DayOfWeek night;

    @Id
    @Column(name = "line_id")
    public long getId() {
      return id;
    }
  }

  @NullUnmarked
  @Embeddable
  static class Price {
    String currencyISOCode;
  }

  private final Entity line =
      Entities.mapped(new ClassFileImporter().importClasses(OrderLine.class, Price.class)).get(0);

  @Test
  void a_table_without_a_name_is_called_as_the_class_in_one_of_the_usual_ways() {
    assertThat(line.schema()).isNull();
    assertThat(line.tables()).containsExactly("order_line", "OrderLine", "orderline");
  }

  @Test
  void columns_are_what_fields_getters_references_and_embedded_objects_say() {
    assertThat(line.fields().stream().map(EntityField::column))
        .containsExactly("currency_iso_code", "day", "line_id", "night", "orderId", "parent_id");
  }

  @Test
  void knows_ids_and_enums_that_are_stored_as_numbers() {
    assertThat(line.field(List.of("line_id"))).get().extracting(EntityField::id).isEqualTo(true);
    assertThat(line.field(List.of("day")))
        .get()
        .extracting(EntityField::byOrdinal)
        .isEqualTo(false);
    assertThat(line.field(List.of("night")))
        .get()
        .extracting(EntityField::byOrdinal)
        .isEqualTo(true);
  }
}
