package dev.seedbed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.NullMarked;

/** How all of Seedbed's code is written, as far as bytecode shows it. */
final class CodeRules {
  private static final DescribedPredicate<JavaClass> OPTIONAL =
      describe("Optional", type -> type.getFullName().matches("java\\.util\\.Optional\\w*"));

  private static final DescribedPredicate<JavaClass> MADE_TO_CHANGE =
      describe(
          "made to change",
          type ->
              type.getPackageName().equals("java.util.concurrent.atomic")
                  || type.isAssignableTo(ThreadLocal.class)
                  || type.isAssignableTo(ConcurrentMap.class));

  static final ArchRule PACKAGES_SAY_WHAT_THEY_HOLD =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..utils..", "..impl..", "..common..", "..helper..", "..helpers..");

  static final ArchRule PACKAGES_ARE_NULL_MARKED =
      classes()
          .should(
              be(
                  describe(
                      "in a @NullMarked package",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  static final ArchRule NO_CLASS_IS_AN_IMPL = noClasses().should().haveSimpleNameEndingWith("Impl");

  static final ArchRule TOP_LEVEL_TYPES_HAVE_THEIR_OWN_FILES =
      classes()
          .that()
          .areTopLevelClasses()
          .should(be(describe("in a file of its own name", CodeRules::hasItsFile)));

  static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that().areStatic().should().beFinal();

  static final ArchRule STATIC_FIELDS_DO_NOT_CHANGE =
      fields().that().areStatic().should().notHaveRawType(MADE_TO_CHANGE);

  static final ArchRule NO_FIELD_IS_OPTIONAL =
      noFields().that().doNotHaveModifier(SYNTHETIC).should().haveRawType(OPTIONAL);

  static final ArchRule NO_PARAMETER_IS_OPTIONAL =
      noCodeUnits()
          .that()
          .doNotHaveModifier(SYNTHETIC)
          .should()
          .haveRawParameterTypes(
              describe("with an Optional", types -> types.stream().anyMatch(OPTIONAL)));

  static final ArchRule ONLY_THE_SERVER_OPENS_CONNECTIONS =
      noClasses()
          .that(
              not(
                  named(
                      "dev.seedbed.database.isolation.Login",
                      "dev.seedbed.database.server.Endpoint")))
          .should(accessTargetWhere(targetOwner(equivalentTo(DriverManager.class))));

  /** Who doubles quotes itself shows in no bytecode; the source is searched for that. */
  static final ArchRule NOBODY_LETS_THE_DRIVER_QUOTE =
      noClasses()
          .should(
              accessTargetWhere(
                  target(
                      nameMatching("enquoteIdentifier|escapeIdentifier|appendEscapedIdentifier"))));

  static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.seedbed.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "junit..");

  static final ArchRule ONLY_THE_SUITE_PRINTS =
      noClasses().that(not(named("dev.seedbed.junit.Suite"))).should(ACCESS_STANDARD_STREAMS);

  private CodeRules() {}

  private static boolean hasItsFile(JavaClass type) {
    return type.getSource()
        .flatMap(Source::getFileName)
        .filter((type.getSimpleName() + ".java")::equals)
        .isPresent();
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return describe(
        "named " + String.join(", ", names), type -> List.of(names).contains(type.getName()));
  }
}
