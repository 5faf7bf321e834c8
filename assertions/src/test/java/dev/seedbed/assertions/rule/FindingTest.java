package dev.seedbed.assertions.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final RuleInfo RULE =
      new RuleInfo("NS001", "no-tables-in-schema", Severity.ERROR, "Tables have a schema");

  @Test
  void is_identified_by_rule_and_object() {
    Finding finding = on(ObjectAddress.column(new QualifiedName("app", "User"), "id"));
    assertThat(finding.fingerprint()).isEqualTo("NS001 column app.\"User\".id");
    assertThat(finding.objectName()).isEqualTo("app.\"User\".id");
  }

  @Test
  void is_accepted_by_java_code_that_compiles_whatever_the_name() {
    assertThat(on(ObjectAddress.relation(new QualifiedName("public", "A\"\\\nb"))).acceptance())
        .isEqualTo(
            """
            assertThat(schema).accepting("NS001 relation public.\\"A\\"\\"\\\\\\nb\\"")\
            """);
  }

  private static Finding on(ObjectAddress object) {
    return new Finding(RULE, object, "wrong", "right", "wrong", null, Fix.of("SELECT 1"));
  }
}
