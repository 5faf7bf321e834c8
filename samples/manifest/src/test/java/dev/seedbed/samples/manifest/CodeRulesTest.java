package dev.seedbed.samples.manifest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.SeedbedArchRules;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.junit.PostgresTest;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The code follows the rules of the service, and fits its schema. */
// tag::rules[]
@PostgresTest
class CodeRulesTest {
  @Test
  void code_follows_the_rules(Catalog schema, DataSource database) {
    SeedbedArchRules.read(Path.of("seedbed.yaml"))
        .against(schema)
        .against(database)
        .check(new ClassFileImporter().importPackages("dev.seedbed.samples.manifest"));
  }
}
// end::rules[]
