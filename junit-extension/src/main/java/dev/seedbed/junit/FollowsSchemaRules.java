package dev.seedbed.junit;

import dev.seedbed.assertions.rule.Subject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;

/**
 * Gives a class with {@link SchemaRules} a test for each rule.
 *
 * <p>A rule that has nothing to look at passes, and its test's name says so. One that lacks what it
 * needs is aborted with the reason.
 */
@PostgresTest
public interface FollowsSchemaRules {

  /** The tests. */
  @TestFactory
  default Stream<DynamicTest> rules(TestInfo test, Subject subject) {
    return RuleTests.of(test.getTestClass().orElseThrow(), subject);
  }
}
