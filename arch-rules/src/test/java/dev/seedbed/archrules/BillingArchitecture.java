package dev.seedbed.archrules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.seedbed.assertions.rule.baseline.Baseline;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the documentation; not named as a test, because there is no such code here. */
class BillingArchitecture {
  @Test
  void code_follows_all_rules() {
    JavaClasses classes = new ClassFileImporter().importPackages("com.example.billing");
    SeedbedArchRules.recommended()
        .accepting("ARCH009", "com.example.billing.legacy.**", "goes with the old shop")
        .with(Baseline.read(Path.of("seedbed-baseline.yaml")))
        .check(classes);
  }

  @Test
  void only_repositories_use_jdbc() {
    JavaClasses code =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.example.billing");
    JdbcRules.ONLY_REPOSITORIES_USE_JDBC.check(code);
  }

  @Test
  void no_test_opens_its_own_connection() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("com.example.billing");
    TestRules.NO_TEST_OPENS_ITS_OWN_CONNECTION.check(tests);
  }
}
