package dev.seedbed.archrules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.archrules.internal.testing.Tests;
import java.util.List;
import java.util.Set;

/** A sample in which everything is broken, and one that does the same as it should. */
record Samples(JavaClasses code, JavaClasses tests, String packageName) {
  /** What stands beside the tests and is neither a test nor delivered. */
  private static final Set<String> BESIDE_TESTS = Set.of("TestDatabase", "DatabaseTest");

  static final Samples BROKEN = of("dev.seedbed.archrules.broken");
  static final Samples CLEAN = of("dev.seedbed.archrules.clean");

  private static Samples of(String name) {
    JavaClasses all = new ClassFileImporter().importPackages(name);
    DescribedPredicate<JavaClass> tests =
        Tests.ARE_TESTS.or(
            DescribedPredicate.describe(
                "beside tests", type -> BESIDE_TESTS.contains(type.getSimpleName())));
    return new Samples(all.that(DescribedPredicate.not(tests)), all.that(tests), name);
  }

  /** The classes that a rule is meant for. */
  JavaClasses of(ArchRule rule) {
    return ((CodeRule) rule).scope() == Scope.CODE ? code : tests;
  }

  /** What a rule finds, without the name of the package. */
  List<String> findings(ArchRule rule) {
    return rule.evaluate(of(rule)).getFailureReport().getDetails().stream()
        .map(line -> line.replace(packageName + ".", ""))
        .toList();
  }
}
