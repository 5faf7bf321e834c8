package dev.seedbed.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodeRulesTest {
  /** The rules, each with what it finds in the broken classes. */
  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(
            CodeRules.PACKAGES_SAY_WHAT_THEY_HOLD,
            List.of(
                "Class <util.Strings> does reside in any package ['..util..', '..utils..',"
                    + " '..impl..', '..common..', '..helper..', '..helpers..'] in"
                    + " (Strings.java:0)")),
        arguments(
            CodeRules.PACKAGES_ARE_NULL_MARKED,
            List.of("Class <util.Strings> is not in a @NullMarked package in (Strings.java:0)")),
        arguments(
            CodeRules.NO_CLASS_IS_AN_IMPL,
            List.of(
                "Class <ServiceImpl> has simple name ending with 'Impl' in (ServiceImpl.java:0)")),
        arguments(
            CodeRules.TOP_LEVEL_TYPES_HAVE_THEIR_OWN_FILES,
            List.of("Class <SecondType> is not in a file of its own name in (TwoTypes.java:0)")),
        arguments(
            CodeRules.STATIC_FIELDS_ARE_FINAL,
            List.of("Field <Statics.last> does not have modifier FINAL in (Statics.java:0)")),
        arguments(
            CodeRules.STATIC_FIELDS_DO_NOT_CHANGE,
            List.of("Field <Statics.COUNT> has raw type made to change in (Statics.java:0)")),
        arguments(
            CodeRules.NO_FIELD_IS_OPTIONAL,
            List.of("Field <Optionals.id> has raw type Optional in (Optionals.java:0)")),
        arguments(
            CodeRules.NO_PARAMETER_IS_OPTIONAL,
            List.of(
                "Method <Optionals.name(java.util.Optional)> has raw parameter types with an"
                    + " Optional in (Optionals.java:11)")),
        arguments(
            CodeRules.ONLY_THE_SERVER_OPENS_CONNECTIONS,
            List.of(
                "Method <OpensConnection.open()> calls method"
                    + " <java.sql.DriverManager.getConnection(java.lang.String)> in"
                    + " (OpensConnection.java:10)")),
        arguments(
            CodeRules.NOBODY_LETS_THE_DRIVER_QUOTE,
            List.of(
                "Method <DriverQuotes.quoted(java.lang.String)> calls method"
                    + " <java.sql.Statement.enquoteIdentifier(java.lang.String, boolean)> in"
                    + " (DriverQuotes.java:9)")),
        arguments(
            CodeRules.ONLY_THE_EXTENSION_KNOWS_JUNIT,
            List.of(
                "Method <KnowsJUnit.of(org.junit.jupiter.api.TestInfo)> calls method"
                    + " <org.junit.jupiter.api.TestInfo.getDisplayName()> in (KnowsJUnit.java:8)",
                "Method <KnowsJUnit.of(org.junit.jupiter.api.TestInfo)> has parameter of type"
                    + " <org.junit.jupiter.api.TestInfo> in (KnowsJUnit.java:0)")),
        arguments(
            CodeRules.ONLY_THE_SUITE_PRINTS,
            List.of(
                "Method <Prints.print()> gets field <java.lang.System.out> in (Prints.java:6)")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void is_followed_by_seedbed(ArchRule rule) {
    rule.check(Compiled.SEEDBED);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void finds_what_breaks_it(ArchRule rule, List<String> violations) {
    assertThat(Compiled.broken(rule)).isEqualTo(violations);
  }
}
