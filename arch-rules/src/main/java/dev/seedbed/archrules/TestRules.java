package dev.seedbed.archrules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;

/**
 * How tests reach the database.
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
 * immutable and can be shared by threads.
 */
public final class TestRules {
  /** By name, so that no test framework is needed; JUnit 5's own annotations carry the first. */
  private static final List<String> TEST_ANNOTATIONS =
      List.of(
          "org.junit.platform.commons.annotation.Testable",
          "org.junit.Test",
          "org.testng.annotations.Test");

  private static final DescribedPredicate<JavaClass> TESTS =
      describe("are tests", type -> isTest(outermost(type)));

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
   *
   * <p>Fails with an {@code AssertionError} when it is given no test.
   */
  public static final ArchRule NO_TEST_OPENS_ITS_OWN_CONNECTION =
      noClasses()
          .that(TESTS)
          .should()
          .accessTargetWhere(
              targetOwner(equivalentTo(DriverManager.class)).and(target(name("getConnection"))))
          .allowEmptyShould(false)
          .as("ARCH002 no-own-connections: no test opens a connection by DriverManager")
          .because(
              "what it writes is not rolled back, and other tests see it; to fix: let the test"
                  + " method have a DataSource or Connection parameter and use that");

  private TestRules() {}

  private static boolean isTest(JavaClass outermost) {
    return members(outermost)
        .flatMap(type -> Stream.concat(Stream.of(type), type.getAllSubclasses().stream()))
        .map(TestRules::outermost)
        .distinct()
        .flatMap(TestRules::members)
        .flatMap(type -> type.getAllMethods().stream())
        .anyMatch(method -> TEST_ANNOTATIONS.stream().anyMatch(method::isMetaAnnotatedWith));
  }

  /** The top-level class that this one is, or stands in. */
  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(TestRules::outermost).orElse(type);
  }

  /** A top-level class and all that stand in it. */
  private static Stream<JavaClass> members(JavaClass outermost) {
    return outermost.getPackage().getClasses().stream()
        .filter(type -> outermost(type).equals(outermost));
  }
}
