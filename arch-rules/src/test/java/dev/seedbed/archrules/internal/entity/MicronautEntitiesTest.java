package dev.seedbed.archrules.internal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.Transient;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Micronaut Data's own annotations. */
class MicronautEntitiesTest {
  @NullUnmarked
  @MappedEntity(value = "invoice_lines", schema = "billing")
  static class Line {
    @Id @GeneratedValue long id;

    @MappedProperty("net_amount")
    long net;

    @Relation(Relation.Kind.MANY_TO_ONE)
    Line parent;

    @Relation(value = Relation.Kind.ONE_TO_MANY, mappedBy = "parent")
    List<Line> children;

    @Relation(Relation.Kind.EMBEDDED)
    Price unitPrice;

    @Transient String shown;
  }

  @NullUnmarked
  @Embeddable
  static class Price {
    String currency;
  }

  private final Entity line =
      Entities.mapped(new ClassFileImporter().importClasses(Line.class, Price.class)).get(0);

  @Test
  void a_table_has_the_name_and_the_schema_of_the_annotation() {
    assertThat(line.schema()).isEqualTo("billing");
    assertThat(line.tables()).containsExactly("invoice_lines");
  }

  @Test
  void columns_are_what_properties_references_and_embedded_objects_say() {
    assertThat(line.fields().stream().map(EntityField::column))
        .containsExactly("currency", "id", "net_amount", "parent_id");
  }

  @Test
  void knows_what_the_database_generates() {
    assertThat(line.field(List.of("id")))
        .get()
        .returns(true, EntityField::id)
        .returns(true, EntityField::generated);
  }
}
