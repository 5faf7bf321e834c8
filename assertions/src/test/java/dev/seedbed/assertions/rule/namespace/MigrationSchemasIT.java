package dev.seedbed.assertions.rule.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationSchemasIT {
  private static final String SCHEMA =
      """
      CREATE SCHEMA auth;
      CREATE SCHEMA "Credits";
      CREATE TABLE auth.users (id int PRIMARY KEY, extra text);
      CREATE INDEX of_others ON auth.users (extra);
      CREATE TABLE auth.sessions (id int);
      CREATE TABLE "Credits".balances (id int);
      CREATE VIEW auth.view AS SELECT 1 AS one;
      CREATE TYPE auth.kind AS ENUM ('a');
      CREATE FUNCTION auth.f(integer, text) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE TABLE auth.parted (day date) PARTITION BY RANGE (day);
      CREATE TABLE auth.part PARTITION OF auth.parted DEFAULT;
      CREATE TABLE auth.untraced (id int);
      """;

  private static final QualifiedName USERS = name("auth", "users");

  private static QualifiedName name(String schema, String name) {
    return new QualifiedName(schema, name);
  }

  private static ObjectAddress relation(String name) {
    return ObjectAddress.relation(name("auth", name));
  }

  private static final Map<ObjectAddress, Origin> ORIGINS =
      Map.of(
          ObjectAddress.relation(USERS), new Origin("services/auth/V1.sql", 1),
          ObjectAddress.column(USERS, "id"), new Origin("services/auth/V1.sql", 1),
          ObjectAddress.column(USERS, "extra"), new Origin("services/credits/V2.sql", 7),
          relation("of_others"), new Origin("services\\credits\\V2.sql", 8),
          relation("sessions"), new Origin("services/auth/V2.sql", 1),
          relation("view"), new Origin("services/credits/V3.sql", 3),
          ObjectAddress.type(name("auth", "kind")), new Origin("services/credits/V3.sql", 4),
          ObjectAddress.function(name("auth", "f"), "integer, text"),
              new Origin("services/credits/V3.sql", 5),
          relation("part"), new Origin("services/credits/V3.sql", 6),
          ObjectAddress.relation(name("Credits", "balances")),
              new Origin("services/credits/V1.sql", 1));

  private static Catalog traced(LiveSchema schema) {
    return schema.catalog().withOrigins(new Origins(ORIGINS));
  }

  @Test
  void finds_what_files_made_in_schemas_of_others() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      MigrationSchemas rule =
          new MigrationSchemas(
              Map.of(
                  "services/", List.of("auth"), "services/credits/", List.of("Credits", "shop")));
      RuleResult result = rule.check(traced(schema));
      assertThat(result.examined()).hasToString("8 objects made by migrations");
      assertThat(result.findings())
          .map(Finding::fingerprint)
          .containsExactly(
              "NS002 column auth.users.extra",
              "NS002 relation auth.of_others",
              "NS002 relation auth.view",
              "NS002 type auth.kind",
              "NS002 function auth.f(integer, text)");
      Finding column = result.findings().get(0);
      assertThat(column)
          .returns("a migration reaches into a schema that is not its service's", Finding::problem)
          .returns(
              "schema \"Credits\" or shop for the files of services/credits/", Finding::expected)
          .returns("schema auth", Finding::actual)
          .returns(new Origin("services/credits/V2.sql", 7), Finding::origin);
      assertThat(column.fix().toSql())
          .isEqualTo("-- Move this into the migrations of the service that owns the table.");
      assertThat(result.findings().get(4).fix().toSql())
          .isEqualTo(
              """
              -- If the file stands in the wrong folder, move the file instead.
              CREATE SCHEMA IF NOT EXISTS "Credits";
              ALTER ROUTINE "auth"."f"(integer, text) SET SCHEMA "Credits";""");
      for (Finding finding : result.findings().subList(2, 5)) {
        schema.execute(finding.fix().toSql());
      }
      assertThat(rule.check(traced(schema)).findings()).hasSize(2);
      assertThat(new MigrationSchemas(Map.of("other/", List.of("auth"))).check(traced(schema)))
          .returns(true, RuleResult::examinedNothing);
    }
  }

  @Test
  void takes_each_folder_for_a_source_without_parameters() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      schema.execute(
          "CREATE SCHEMA x; ALTER VIEW auth.view SET SCHEMA x; ALTER TYPE auth.kind SET SCHEMA x;"
              + " DROP FUNCTION auth.f(integer, text)");
      assertThat(new MigrationSchemas().check(traced(schema)).findings())
          .map(Finding::fingerprint)
          .containsExactly("NS002 column auth.users.extra", "NS002 relation auth.of_others");
      assertThat(new MigrationSchemas().check(schema.catalog()).examinedNothing()).isTrue();
    }
  }

  @Test
  void needs_a_schema_for_each_source() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MigrationSchemas(Map.of("a/", List.of())))
        .withMessage("NS002 needs at least one schema for each source");
  }
}
