package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UuidKeysIT {
  private static final UuidKeys RULE = new UuidKeys();

  @Test
  void makes_uuids_of_keys_and_keeps_what_refers_to_them() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE DOMAIN app.made AS uuid DEFAULT gen_random_uuid();
            CREATE TABLE app.orgs (id serial PRIMARY KEY, "parentId" int REFERENCES app.orgs, n int);
            CREATE TABLE app."Teams" ("Id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int);
            CREATE TABLE app.profiles (org integer PRIMARY KEY DEFAULT 1 REFERENCES app.orgs ON DELETE CASCADE);
            CREATE TABLE app.org_teams (
              org int REFERENCES app.orgs, team int REFERENCES app."Teams", PRIMARY KEY (org, team));
            CREATE TABLE app.tokens (id varchar(36) PRIMARY KEY);
            CREATE TABLE app.amounts (id numeric PRIMARY KEY);
            CREATE TABLE app.bare (id uuid PRIMARY KEY);
            CREATE TABLE app.of_domain (id app.made PRIMARY KEY);
            CREATE TABLE app.good (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
            INSERT INTO app.orgs (n) VALUES (1);
            INSERT INTO app.orgs ("parentId", n) VALUES (1, 2);
            INSERT INTO app."Teams" (n) VALUES (1);
            INSERT INTO app.profiles VALUES (2);
            INSERT INTO app.org_teams VALUES (2, 1);
            INSERT INTO app.tokens VALUES ('5bd68e64-ff52-4f54-ace4-3cd9161c8b7f');
            """)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined())
          .hasToString("7 columns that are a primary key alone in 9 tables");
      assertThat(result.findings())
          .map(finding -> finding.objectName() + ": " + finding.problem())
          .containsExactly(
              "app.\"Teams\".\"Id\": the key is no UUID",
              "app.amounts.id: the key is no UUID",
              "app.bare.id: the key has no default, so that each INSERT has to bring one",
              "app.orgs.id: the key is no UUID",
              "app.tokens.id: the key is no UUID");
      assertThat(schema.findings(new UuidKeys("app.Teams", "app.orgs", "app.bare"))).hasSize(2);
      assertThat(schema.finding(RULE, "app.amounts.id").fix().toSql())
          .isEqualTo(
              "-- Values of this type make no UUIDs: add a column that is one, let foreign keys refer"
                  + " to it, and make it the primary key.");
      assertThat(schema.finding(RULE, "app.\"Teams\".\"Id\"").fix().toSql())
          .isEqualTo(
              """
              -- Foreign keys tie these columns to each other, so all become uuid: app."Teams"."Id", app.org_teams.team.
              -- Number 1 becomes 00000000-0000-0000-0000-000000000001; who kept one needs the new one.
              -- app."Teams"."Id" was an identity column, which uuid cannot be: new rows get a random UUID.
              ALTER TABLE "app"."org_teams" DROP CONSTRAINT "org_teams_team_fkey";
              ALTER TABLE "app"."Teams" ALTER COLUMN "Id" DROP IDENTITY IF EXISTS;
              ALTER TABLE "app"."Teams" ALTER COLUMN "Id" TYPE uuid USING lpad(to_hex("Id"::bigint), 32, '0')::uuid;
              ALTER TABLE "app"."org_teams" ALTER COLUMN "team" TYPE uuid USING lpad(to_hex("team"::bigint), 32, '0')::uuid;
              ALTER TABLE "app"."Teams" ALTER COLUMN "Id" SET DEFAULT gen_random_uuid();
              ALTER TABLE "app"."org_teams" ADD CONSTRAINT "org_teams_team_fkey" FOREIGN KEY (team) REFERENCES app."Teams"("Id");""");
      for (String key :
          List.of("app.\"Teams\".\"Id\"", "app.bare.id", "app.orgs.id", "app.tokens.id")) {
        schema.mend(RULE, key);
      }
      schema.execute(
          "INSERT INTO app.orgs (n) VALUES (3); INSERT INTO app.\"Teams\" (n) VALUES (3)");
      assertThat(
              schema.value(
                  """
                  SELECT count(*) FROM app.org_teams JOIN app.orgs ON org = id JOIN app.profiles USING (org)
                   WHERE n = 2 AND "parentId" = '00000000-0000-0000-0000-000000000001'
                  """))
          .isEqualTo("1");
    }
  }
}
