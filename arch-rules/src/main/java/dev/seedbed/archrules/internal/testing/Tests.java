package dev.seedbed.archrules.internal.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.assertions.rule.Count;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tests: classes with a test method of JUnit 4 or later, of another engine on the JUnit Platform,
 * or of TestNG; also the classes that they extend, enclose and stand in.
 */
public final class Tests {
  /** What rules on tests look for. */
  public static final Count WANTED =
      new Count(0, "test: a class with a test method of JUnit or TestNG", "tests");

  /** Whether a class is one. */
  public static final DescribedPredicate<JavaClass> ARE_TESTS =
      describe("are tests", type -> isTest(outermost(type)));

  /** By name, so that no test framework is needed; JUnit 5's own annotations carry the first. */
  private static final List<String> TEST_ANNOTATIONS =
      List.of(
          "org.junit.platform.commons.annotation.Testable",
          "org.junit.Test",
          "org.testng.annotations.Test");

  private Tests() {}

  /** A check that looks at one class of a test after the other. */
  public static Check check(Function<JavaClass, Stream<Breach>> breaches) {
    return classes -> {
      List<JavaClass> tests = in(classes);
      return new Examined(tests.size(), tests.stream().flatMap(breaches).toList());
    };
  }

  private static List<JavaClass> in(JavaClasses classes) {
    return classes.stream()
        .filter(ARE_TESTS)
        .sorted(Comparator.comparing(JavaClass::getName))
        .toList();
  }

  private static boolean isTest(JavaClass outermost) {
    return members(outermost)
        .flatMap(type -> Stream.concat(Stream.of(type), type.getAllSubclasses().stream()))
        .map(Tests::outermost)
        .distinct()
        .flatMap(Tests::members)
        .flatMap(type -> type.getAllMethods().stream())
        .anyMatch(method -> TEST_ANNOTATIONS.stream().anyMatch(method::isMetaAnnotatedWith));
  }

  /** The top-level class that this one is, or stands in. */
  static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Tests::outermost).orElse(type);
  }

  /** A top-level class and all that stand in it. */
  static Stream<JavaClass> members(JavaClass outermost) {
    return outermost.getPackage().getClasses().stream()
        .filter(type -> outermost(type).equals(outermost));
  }
}
