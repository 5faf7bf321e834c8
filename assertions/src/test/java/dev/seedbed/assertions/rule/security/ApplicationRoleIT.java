package dev.seedbed.assertions.rule.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ApplicationRoleIT {
  private static final ApplicationRole RULE = new ApplicationRole("seedbed_api", "Seedbed Worker");

  @Test
  void finds_and_mends_what_the_role_may_do_past_all_permissions() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE ROLE seedbed_owner;
            CREATE ROLE seedbed_team ROLE seedbed_owner;
            CREATE ROLE seedbed_readers;
            CREATE ROLE seedbed_step;
            GRANT seedbed_owner TO seedbed_step;
            CREATE ROLE seedbed_api LOGIN BYPASSRLS SUPERUSER;
            CREATE ROLE "Seedbed Worker" LOGIN;
            CREATE ROLE seedbed_other SUPERUSER;
            GRANT seedbed_step, seedbed_readers TO "Seedbed Worker";
            CREATE SCHEMA app AUTHORIZATION seedbed_owner;
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly("SEC005 role \"Seedbed Worker\"", "SEC005 role seedbed_api");
      Finding worker = schema.finding(RULE, "\"Seedbed Worker\"");
      assertThat(worker.problem())
          .isEqualTo("the role may do what no permission and no policy can keep it from");
      assertThat(worker.expected())
          .isEqualTo("NOSUPERUSER NOBYPASSRLS, and a member of no role that owns or bypasses");
      assertThat(worker.actual()).isEqualTo("member of seedbed_step");
      assertThat(worker.fix().toSql())
          .isEqualTo(
              """
              -- Grant the role what the application needs.
              REVOKE "seedbed_step" FROM "Seedbed Worker";""");
      assertThat(schema.finding(RULE, "seedbed_api").actual()).isEqualTo("SUPERUSER, BYPASSRLS");
      schema.mend(RULE, "\"Seedbed Worker\"");
      schema.mend(RULE, "seedbed_api");
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void finds_and_mends_what_the_role_owns() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE ROLE seedbed_owner;
            CREATE ROLE seedbed_api LOGIN;
            CREATE SCHEMA app AUTHORIZATION seedbed_owner;
            CREATE SCHEMA own AUTHORIZATION seedbed_api;
            CREATE TABLE app."Bills" (id serial);
            CREATE TABLE app.others (id integer);
            CREATE VIEW app.shown AS SELECT 1 AS id;
            CREATE MATERIALIZED VIEW app.stored AS SELECT 1 AS id;
            CREATE SEQUENCE app.numbers;
            CREATE TYPE app.kind AS ENUM ('a');
            CREATE DOMAIN app.amount AS numeric;
            CREATE FUNCTION app.run(app.kind) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE own.notes (id integer);
            ALTER TABLE app."Bills" OWNER TO seedbed_api;
            ALTER VIEW app.shown OWNER TO seedbed_api;
            ALTER MATERIALIZED VIEW app.stored OWNER TO seedbed_api;
            ALTER SEQUENCE app.numbers OWNER TO seedbed_api;
            ALTER TYPE app.kind OWNER TO seedbed_api;
            ALTER DOMAIN app.amount OWNER TO seedbed_api;
            ALTER FUNCTION app.run OWNER TO seedbed_api;
            ALTER TABLE own.notes OWNER TO seedbed_api;
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "SEC005 schema own",
              "SEC005 relation app.\"Bills\"",
              "SEC005 relation own.notes",
              "SEC005 relation app.shown",
              "SEC005 relation app.stored",
              "SEC005 relation app.numbers",
              "SEC005 type app.kind",
              "SEC005 type app.amount",
              "SEC005 function app.run(app.kind)");
      assertThat(schema.finding(RULE, "app.\"Bills\"").fix().toSql())
          .isEqualTo(
              """
              -- Grant seedbed_api what it needs of it.
              ALTER TABLE "app"."Bills" OWNER TO "seedbed_owner";""");
      assertThat(schema.finding(RULE, "own.notes").fix().toSql())
          .isEqualTo(
              """
              -- Grant seedbed_api what it needs of it.
              -- Run it as the role that migrates.
              ALTER TABLE "own"."notes" OWNER TO CURRENT_USER;""");
      for (Finding finding : schema.findings(RULE)) {
        schema.mend(RULE, finding.objectName());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void examines_nothing_where_no_role_has_the_name() throws SQLException {
    try (LiveSchema schema = LiveSchema.of("CREATE SCHEMA app")) {
      assertThat(RULE.check(schema.catalog()).examined())
          .hasToString("0 roles called seedbed_api or \"Seedbed Worker\"");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ApplicationRole(new String[0]))
          .withMessage("SEC005 needs at least one name of an application's role");
    }
  }
}
