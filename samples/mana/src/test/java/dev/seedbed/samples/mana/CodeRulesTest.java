package dev.seedbed.samples.mana;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.SeedbedArchRules;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.junit.PostgresTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The guideline on code, and code against the schemas: the server reads every statement. */
// tag::code[]
@PostgresTest
class CodeRulesTest {
  @Test
  void code_follows_the_guideline_and_fits_the_schemas(Catalog schemas, DataSource database) {
    JavaClasses classes = new ClassFileImporter().importPackages("dev.seedbed.samples.mana");

    SeedbedArchRules.named("mana")
        .accepting("ARCH001", "**.database.*", "runs the SQL of the repositories, has none itself")
        .accepting("ARCH020", "**.Credits.spend(**", "each attempt looks at the balance anew")
        .against(schemas)
        .against(database)
        .check(classes);
  }
}
// end::code[]
