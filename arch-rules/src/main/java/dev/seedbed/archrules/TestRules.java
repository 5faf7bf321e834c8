package dev.seedbed.archrules;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Delegation;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.archrules.internal.testing.Extension;
import dev.seedbed.archrules.internal.testing.StaticState;
import dev.seedbed.archrules.internal.testing.TestOrder;
import dev.seedbed.archrules.internal.testing.Tests;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;

/**
 * How tests reach the database, and what they leave to each other.
 *
 * <pre>{@code
 * JavaClasses tests =
 *     new ClassFileImporter()
 *         .withImportOption(new ImportOption.OnlyIncludeTests())
 *         .importPackages("com.example");
 * TestRules.NO_TEST_OPENS_ITS_OWN_CONNECTION.check(tests);
 * }</pre>
 *
 * <p>A test is a class with a test method of JUnit 4 or later, of another engine on the JUnit
 * Platform, or of TestNG; also the classes that it extends, encloses and stands in. The rules are
 * immutable and can be shared by threads; each fails with an {@code AssertionError} when it is
 * given no test.
 */
public final class TestRules {
  /**
   * {@code ARCH002 no-own-connections}: no test opens a connection by {@code DriverManager}.
   *
   * <pre>{@code
   * // bad: a connection outside the test's transaction, which nobody rolls back
   * @Test
   * void pays_an_invoice() throws SQLException {
   *   Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost/test");
   *   ...
   * }
   *
   * // good: the connection is the test's own
   * @Test
   * void pays_an_invoice(Connection connection) throws SQLException { ... }
   * }</pre>
   */
  public static final ArchRule NO_TEST_OPENS_ITS_OWN_CONNECTION =
      rule(
          new RuleInfo(
              "ARCH002",
              "no-own-connections",
              Severity.ERROR,
              "no test opens a connection by DriverManager"),
          "what it writes is not rolled back, and other tests see it; to fix: let the test method"
              + " have a DataSource or Connection parameter and use that",
          noTestAccesses(
              targetOwner(equivalentTo(DriverManager.class)).and(target(name("getConnection")))));

  /**
   * {@code ARCH004 database-tests-use-extension}: a test that touches the database is annotated
   * with {@code @PostgresTest}, or another of Seedbed's annotations.
   *
   * <pre>{@code
   * // bad: which database, and who cleans it up?
   * class InvoiceRepositoryTest {
   *   final DataSource database = TestDatabase.shared();
   *
   *   @Test
   *   void finds_an_invoice() { ... }
   * }
   *
   * // good
   * @PostgresTest
   * class InvoiceRepositoryTest {
   *   @Test
   *   void finds_an_invoice(DataSource database) { ... }
   * }
   * }</pre>
   */
  public static final ArchRule DATABASE_TESTS_USE_THE_EXTENSION =
      rule(
          new RuleInfo(
              "ARCH004",
              "database-tests-use-extension",
              Severity.WARNING,
              "a test that touches the database uses the extension"),
          "it migrates the database and rolls back what a test writes; to fix: annotate the class"
              + " with @PostgresTest and take DataSource or Connection as parameters",
          Tests.check(Extension::missing));

  /**
   * {@code ARCH005 no-static-fixtures}: tests have no static fields that can change, or whose
   * objects can.
   *
   * <pre>{@code
   * // bad: the second test finds what the first one left
   * static final List<String> created = new ArrayList<>();
   *
   * // good: each test has its own
   * final List<String> created = new ArrayList<>();
   * }</pre>
   */
  public static final ArchRule NO_TEST_HAS_STATIC_FIXTURES =
      rule(
          new RuleInfo(
              "ARCH005", "no-static-fixtures", Severity.WARNING, "no test has static state"),
          "what one test leaves in it, the next one finds; to fix: make the field an instance field,"
              + " or final with a value that cannot change",
          Tests.check(StaticState::in));

  /**
   * {@code ARCH006 no-sleeping}: no test sleeps.
   *
   * <pre>{@code
   * // bad: too short on a slow machine, too long on all others
   * Thread.sleep(2_000);
   *
   * // good: wait for what is expected, with an end
   * assertThat(outbox.poll(10, TimeUnit.SECONDS)).isNotNull();
   * }</pre>
   */
  public static final ArchRule NO_TEST_SLEEPS =
      rule(
          new RuleInfo("ARCH006", "no-sleeping", Severity.WARNING, "no test sleeps"),
          "it is too short on a slow machine and too long on all others; to fix: wait for what is"
              + " expected, such as a latch or a queue, with a time limit",
          noTestAccesses(
              target(name("sleep"))
                  .and(
                      targetOwner(equivalentTo(Thread.class))
                          .or(targetOwner(equivalentTo(TimeUnit.class))))));

  /**
   * {@code ARCH007 no-test-order}: no test fixes the order in which test methods run.
   *
   * <pre>{@code
   * // bad: the second method cannot run alone
   * @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
   * class InvoiceTest { ... }
   *
   * // good: each method makes the rows that it needs
   * class InvoiceTest { ... }
   * }</pre>
   */
  public static final ArchRule NO_TEST_FIXES_AN_ORDER =
      rule(
          new RuleInfo("ARCH007", "no-test-order", Severity.WARNING, "no test fixes an order"),
          "a method that needs another one before it fails alone, and in parallel; to fix: remove"
              + " the annotation, and let each test make the rows that it needs",
          Tests.check(TestOrder::in));

  private TestRules() {}

  private static CodeRule rule(RuleInfo info, String why, Check check) {
    return CodeRule.of(info, Scope.TESTS, why, Tests.WANTED, check);
  }

  private static Check noTestAccesses(DescribedPredicate<JavaAccess<?>> target) {
    return new Delegation(
        Tests.ARE_TESTS, noClasses().that(Tests.ARE_TESTS).should().accessTargetWhere(target));
  }
}
