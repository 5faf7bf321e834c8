package dev.seedbed.archrules;

import static dev.seedbed.archrules.TestRules.NO_TEST_OPENS_ITS_OWN_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.testing.AsksForItsConnection;
import dev.seedbed.archrules.testing.ConnectionFactory;
import dev.seedbed.archrules.testing.OpensConnections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestRulesTest {
  private static final String OPENED =
      " method <java.sql.DriverManager.getConnection(java.lang.String)> in (";

  private static final String PACKAGE = "Method <dev.seedbed.archrules.testing.";

  private static final String RULE =
      "Rule 'ARCH002 no-own-connections: no test opens a connection by DriverManager, because what"
          + " it writes is not rolled back, and other tests see it; to fix: let the test method"
          + " have a DataSource or Connection parameter and use that' ";

  private final ClassFileImporter importer = new ClassFileImporter();

  @Test
  void finds_connections_of_a_test_of_what_is_nested_in_it_and_of_what_it_extends() {
    JavaClasses tests = importer.importPackagesOf(OpensConnections.class);
    assertThat(tests.contain(ConnectionFactory.class)).isTrue();
    assertThat(violations(tests))
        .containsExactly(
            PACKAGE
                + "OpensConnections$Paying.pays_an_invoice(int)> references"
                + OPENED
                + "OpensConnections.java:22)",
            PACKAGE
                + "OpensConnections.helper(java.lang.String)> calls"
                + OPENED
                + "OpensConnections.java:13)",
            PACKAGE
                + "OpensConnectionsBefore.connect()> calls"
                + OPENED
                + "OpensConnectionsBefore.java:14)");
  }

  @Test
  void says_id_reason_fix_and_place() {
    JavaClasses test =
        importer.importClasses(OpensConnections.class, OpensConnections.Paying.class);
    assertThatThrownBy(() -> NO_TEST_OPENS_ITS_OWN_CONNECTION.check(test))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Architecture Violation [Priority: MEDIUM] - "
                + RULE
                + "was violated (2 times):\n"
                + String.join("\n", violations(test)));
  }

  @Test
  void lets_a_test_use_the_connection_that_it_is_given() {
    assertThat(violations(importer.importClasses(AsksForItsConnection.class))).isEmpty();
  }

  @Test
  void fails_when_it_is_given_no_test() {
    JavaClasses noTests = importer.importClasses(ConnectionFactory.class);
    assertThatThrownBy(() -> NO_TEST_OPENS_ITS_OWN_CONNECTION.check(noTests))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            """
            [ARCH002 no-own-connections] examined nothing
              expected: at least 1 test: a class with a test method of JUnit or TestNG
              actual: 0 in 1 class of dev.seedbed.archrules.testing
            """);
  }

  private static List<String> violations(JavaClasses classes) {
    return NO_TEST_OPENS_ITS_OWN_CONNECTION.evaluate(classes).getFailureReport().getDetails();
  }
}
