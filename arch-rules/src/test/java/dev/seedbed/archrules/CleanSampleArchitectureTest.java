package dev.seedbed.archrules;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules under ArchUnit's own runner. */
@AnalyzeClasses(packages = "dev.seedbed.archrules.clean")
class CleanSampleArchitectureTest {
  @ArchTest static final ArchRule schema = EntityRules.ENTITIES_NAME_THEIR_SCHEMA;

  @ArchTest static final ArchRule userIds = EntityTypeRules.USER_IDS_ARE_STRINGS;

  @ArchTest
  static final ArchRule tests =
      SeedbedArchRules.of(TestRules.NO_TEST_SLEEPS, TestRules.NO_TEST_FIXES_AN_ORDER).toArchRule();
}
