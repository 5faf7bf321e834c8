package dev.seedbed.assertions.rule.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ExtensionSchemasIT {

  @Test
  void finds_extensions_among_tables_and_moves_them() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE SCHEMA tools;
            CREATE EXTENSION vector SCHEMA "My App";
            CREATE TABLE "My App".pages (embedding "My App".vector(3));
            INSERT INTO "My App".pages VALUES ('[1,2,3]');
            """)) {
      ExtensionSchemas rule = new ExtensionSchemas();
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined()).hasToString("1 extension");
      assertThat(result.notCounted())
          .map(Object::toString)
          .containsExactly("1 that has its own schema");
      assertThat(result.findings())
          .singleElement()
          .returns("NS003 extension vector", Finding::fingerprint)
          .returns(
              "other services need it too, and it goes when the service's schema does",
              Finding::problem)
          .returns("public, or a schema without tables", Finding::expected)
          .returns("\"My App\"", Finding::actual)
          .extracting(finding -> finding.fix().toSql())
          .isEqualTo(
              """
              -- Columns and indexes keep their types. Code that names its types and functions needs public in its search_path, and roles USAGE on it.
              ALTER EXTENSION "vector" SET SCHEMA "public";""");
      schema.mend(rule, "vector");
      ExtensionSchemas strict = new ExtensionSchemas("extensions", "tools");
      assertThat(schema.finding(strict, "vector"))
          .returns("the extension stands in a schema that is not for extensions", Finding::problem)
          .returns("extensions or tools", Finding::expected);
      schema.mend(strict, "vector");
      assertThat(schema.value("SELECT embedding::text FROM \"My App\".pages")).isEqualTo("[1,2,3]");
      assertThat(schema.findings(new ExtensionSchemas("tools", "extensions"))).isEmpty();
    }
  }
}
