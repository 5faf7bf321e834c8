package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** {@link SchemaRules}, in classes that run as in a build. */
@ExtendWith(Kit.class)
class SchemaRulesIT {
  private static final String FOLDER = "src/test/resources/rules";

  @PostgresTest(migrations = FOLDER)
  @SchemaRules(pack = FOLDER + "/pack.yaml")
  static class Fails implements FollowsSchemaRules {}

  @Test
  void each_rule_is_a_test_and_tells_what_it_found() {
    EngineExecutionResults results = Kit.run(Fails.class);
    assertThat(names(results.testEvents().succeeded().list()))
        .containsExactlyInAnyOrder(
            "NS001 no-tables-in-schema: Tables stand in the schema of their service",
            "TIM001 required-timestamps: Tables record when a row was made and changed");
    assertThat(names(results.testEvents().failed().list()))
        .containsExactly("TYP001 text-user-ids: User id columns are text");
    assertThat(Kit.failures(results))
        .singleElement()
        .isInstanceOf(AssertionError.class)
        .extracting(Throwable::getMessage)
        .isEqualTo(
            """

            [TYP001 text-user-ids] error  shop.orders.user_id
              user ids are opaque text; this column has another type
              expected: text
              actual: uuid
              at: src/test/resources/rules/V1__shop.sql:5
              To fix:
                ALTER TABLE "shop"."orders" ALTER COLUMN "user_id" TYPE text USING "user_id"::text;
              To accept: write -- seedbed:ignore TYP001 reason="…" in the line before \
            src/test/resources/rules/V1__shop.sql:5""");
  }

  @PostgresTest(migrations = FOLDER)
  @SchemaRules(pack = FOLDER + "/pack.yaml", baseline = FOLDER + "/baseline.yaml", strict = true)
  static class HasABaseline implements FollowsSchemaRules {}

  @Test
  void a_baseline_accepts_and_may_not_be_stale() {
    EngineExecutionResults results = Kit.run(HasABaseline.class);
    assertThat(names(results.testEvents().failed().list()))
        .containsExactly("The baseline accepts nothing that is not there any more");
    assertThat(Kit.failures(results))
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            """
            Baseline src/test/resources/rules/baseline.yaml is stale
              expected: findings that are there
              actual: NS001 relation public.gone
              To fix: remove these entries from it""");
  }

  @PostgresTest(migrations = FOLDER)
  @SchemaRules(pack = FOLDER + "/required.yaml", failOn = Severity.INFO)
  static class Requires implements FollowsSchemaRules {}

  @Test
  void a_required_rule_that_examines_nothing_fails() {
    EngineExecutionResults results = Kit.run(Requires.class);
    assertThat(names(results.testEvents().failed().list()))
        .containsExactly("[TYP001 text-user-ids] is required and examined nothing");
    assertThat(names(results.testEvents().succeeded().list()))
        .containsExactly("TYP001 text-user-ids: User id columns are text (not applicable)");
  }

  @PostgresTest(migrations = FOLDER)
  @SchemaRules
  static class HasNoTests {
    @Test
    void another_test() {}
  }

  @Test
  void a_class_without_the_tests_is_refused() {
    assertThat(Kit.failures(Kit.run(HasNoTests.class)))
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            """
            @SchemaRules without tests: HasNoTests
              expected: a class that implements FollowsSchemaRules
              actual: it does not, so that no rule would be checked
              To fix: write class HasNoTests implements FollowsSchemaRules""");
  }

  @PostgresTest(migrations = FOLDER)
  static class NamesNoRules implements FollowsSchemaRules {}

  @Test
  void a_class_that_names_no_pack_is_refused() {
    assertThat(Kit.failures(Kit.run(NamesNoRules.class)))
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            """
            No @SchemaRules on NamesNoRules
              expected: an annotation that names a pack of rules
              actual: none on the class, nor on one that it extends
              To fix: add @SchemaRules(pack = "recommended") to the class""");
  }

  @PostgresTest(migrations = FOLDER)
  static class AsksForASubject {
    @Test
    void has_all_that_rules_need(Subject subject, Catalog catalog) throws Exception {
      assertThat(subject.catalog()).isEqualTo(catalog);
      assertThat(Objects.requireNonNull(subject.connection()).isValid(1)).isTrue();
      assertThat(Objects.requireNonNull(subject.migrations()).statements())
          .map(each -> each.at().toString())
          .contains(FOLDER + "/V1__shop.sql:3");
    }
  }

  @PostgresTest(migrations = FOLDER)
  static class AsksTooEarly {
    @BeforeAll
    static void prepare(Subject subject) {}

    @Test
    void never_runs() {}
  }

  @Test
  void tests_may_ask_for_what_rules_are_held_against() {
    Kit.run(AsksForASubject.class).testEvents().assertStatistics(each -> each.succeeded(1));
    assertThat(Kit.failures(Kit.run(AsksTooEarly.class)))
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            """
            No Subject outside a test: AsksTooEarly.prepare
              expected: a test, @BeforeEach or @AfterEach method to ask for it
              actual: a @BeforeAll or @AfterAll method asks
              why: rules try things out, and a test's session takes that back
              To fix: ask for a Catalog, and make a subject of it with Subject.of(catalog)""");
  }

  private static List<String> names(List<Event> events) {
    return events.stream()
        .map(Event::getTestDescriptor)
        .filter(TestDescriptor::isTest)
        .map(TestDescriptor::getDisplayName)
        .toList();
  }
}
