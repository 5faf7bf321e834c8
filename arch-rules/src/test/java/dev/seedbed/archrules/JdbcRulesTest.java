package dev.seedbed.archrules;

import static dev.seedbed.archrules.JdbcRules.ONLY_REPOSITORIES_USE_JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.invoicing.InvoiceDao;
import dev.seedbed.archrules.invoicing.InvoiceRepository;
import dev.seedbed.archrules.invoicing.InvoiceService;
import dev.seedbed.archrules.invoicing.PaymentService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdbcRulesTest {
  private static final String PAYMENT_SERVICE = "dev.seedbed.archrules.invoicing.PaymentService";

  private static final List<String> VIOLATIONS =
      Stream.of(
              "calls method <java.sql.Connection.commit()> in (PaymentService.java:10)",
              "has parameter of type <java.sql.Connection> in (PaymentService.java:0)",
              "throws type <java.sql.SQLException> in (PaymentService.java:0)")
          .map(use -> "Method <" + PAYMENT_SERVICE + ".pay(long, java.sql.Connection)> " + use)
          .toList();

  private static final String RULE =
      "Rule 'ARCH001 jdbc-in-repositories: only repositories (*Repository, *Dao) use JDBC, because"
          + " SQL in one place can be read, tested and changed together with the schema; to fix:"
          + " move what uses java.sql into a repository' ";

  private final ClassFileImporter importer = new ClassFileImporter();

  @Test
  void finds_jdbc_in_a_service_but_not_in_repositories_daos_and_what_is_nested_in_them() {
    JavaClasses invoicing = importer.importPackagesOf(InvoiceRepository.class);
    assertThat(invoicing.stream().map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            "InvoiceRepository", "Payment", "InvoiceDao", "InvoiceService", "PaymentService");
    assertThat(violations(ONLY_REPOSITORIES_USE_JDBC, invoicing)).isEqualTo(VIOLATIONS);
  }

  @Test
  void says_id_reason_fix_and_place() {
    JavaClasses service = importer.importClasses(PaymentService.class);
    assertThatThrownBy(() -> ONLY_REPOSITORIES_USE_JDBC.check(service))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Architecture Violation [Priority: MEDIUM] - "
                + RULE
                + "was violated (3 times):\n"
                + String.join("\n", VIOLATIONS));
  }

  @Test
  void lets_a_service_wire_a_data_source() {
    JavaClasses service = importer.importClasses(InvoiceService.class);
    assertThat(violations(ONLY_REPOSITORIES_USE_JDBC, service)).isEmpty();
  }

  @Test
  void lets_named_packages_use_jdbc_and_no_other() {
    ArchRule allowed = JdbcRules.onlyPackagesUseJdbc("..persistence..", "..invoicing..");
    ArchRule elsewhere = JdbcRules.onlyPackagesUseJdbc("..persistence..", "..sql..");
    JavaClasses withThisTest = importer.importClasses(PaymentService.class, JdbcRulesTest.class);
    assertThat(violations(allowed, withThisTest)).isEmpty();
    assertThat(violations(elsewhere, withThisTest)).isEqualTo(VIOLATIONS);
    assertThat(elsewhere.getDescription())
        .startsWith(
            "ARCH001 jdbc-in-repositories: only ..persistence.., ..sql.. use JDBC, because");
  }

  @Test
  void fails_when_it_is_given_no_class_but_repositories() {
    JavaClasses repositories = importer.importClasses(InvoiceRepository.class, InvoiceDao.class);
    assertThatThrownBy(() -> ONLY_REPOSITORIES_USE_JDBC.check(repositories))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            [ARCH001 jdbc-in-repositories] examined nothing
              expected: at least 1 class that is no repository
              actual: 0 in 2 classes of dev.seedbed.archrules.invoicing
              why: the rule would hold of any code then, and of the wrong package too
              To fix: import the packages that have them, and compile them before
                  or: leave the rule out, or say allowEmptyShould(true), if there are none""");
  }

  @Test
  void fails_without_classes_even_where_archunit_is_told_that_none_will_do() {
    ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setProperty("archRule.failOnEmptyShould", "false");
          JavaClasses none = importer.importPackages("com.example.billing");
          assertThatThrownBy(() -> ONLY_REPOSITORIES_USE_JDBC.check(none))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("  actual: 0 in 0 classes\n");
        });
  }

  @Test
  void wants_to_know_a_package() {
    assertThatThrownBy(JdbcRules::onlyPackagesUseJdbc)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ARCH001 needs at least one package that may use JDBC, such as \"..persistence..\"");
  }

  private static List<String> violations(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
