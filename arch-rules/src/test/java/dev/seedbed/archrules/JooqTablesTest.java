package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.generated.Memberships;
import java.util.List;
import org.junit.jupiter.api.Test;

class JooqTablesTest {
  private final JavaClasses generated = new ClassFileImporter().importPackagesOf(Memberships.class);

  @Test
  void a_generated_table_names_its_schema_unless_it_is_the_default_one() {
    assertThat(findings(EntityRules.ENTITIES_NAME_THEIR_SCHEMA))
        .singleElement()
        .asString()
        .contains("generated.Countries> names no schema for table countries in (Countries.java:");
  }

  @Test
  void a_generated_field_has_the_type_of_its_values() {
    assertThat(findings(EntityTypeRules.USER_IDS_ARE_STRINGS))
        .singleElement()
        .asString()
        .contains("generated.Memberships.USER_ID> has type java.util.UUID in (Memberships.java:");
  }

  private List<String> findings(ArchRule rule) {
    return rule.evaluate(generated).getFailureReport().getDetails();
  }
}
