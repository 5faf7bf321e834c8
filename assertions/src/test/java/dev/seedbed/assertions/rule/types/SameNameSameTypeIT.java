package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameNameSameTypeIT {
  private static final SameNameSameType RULE = new SameNameSameType();

  private static final String SCHEMA =
      """
      CREATE SCHEMA app;
      CREATE SCHEMA mail;
      CREATE TABLE app.runs (id uuid PRIMARY KEY);
      CREATE TABLE app.steps (run_id uuid REFERENCES app.runs, external_id text, job_id text);
      CREATE TABLE app.logs (run_id text DEFAULT '', external_id bigint, job_id varchar(40));
      CREATE TABLE app.more (run_id text, job_id bigint, "runId" bigint, agent_id uuid REFERENCES app.runs);
      CREATE TABLE app.numbers (id bigint PRIMARY KEY);
      CREATE TABLE app.third (agent_id bigint REFERENCES app.numbers);
      CREATE TABLE app.fourth (agent_id text, draw_id uuid);
      CREATE TABLE app.fifth (draw_id text, account_id bigint PRIMARY KEY);
      CREATE TABLE app.sixth (account_id text);
      CREATE TABLE app.seventh (account_id text);
      CREATE TABLE mail.logs (run_id bigint);
      CREATE VIEW app.views AS SELECT 1 AS run_id;
      """;

  @Test
  void finds_those_that_are_out_of_line() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("15 columns of such names in 11 tables");
      assertThat(result.findings())
          .map(finding -> finding.objectName() + ": " + finding.expected())
          .containsExactly(
              "app.fourth.draw_id: text as app.fifth.draw_id",
              "app.logs.run_id: uuid as app.steps.run_id",
              "app.more.job_id: character varying(40) as app.logs.job_id",
              "app.more.run_id: uuid as app.steps.run_id",
              "app.seventh.account_id: bigint as app.fifth.account_id",
              "app.sixth.account_id: bigint as app.fifth.account_id");
      Finding logs = result.findings().get(1);
      assertThat(logs)
          .returns("elsewhere the name stands for another type", Finding::problem)
          .returns("text", Finding::actual);
      assertThat(logs.fix().toSql())
          .isEqualTo(
              """
              -- Fails on a value that is no uuid: give the column another name then.
              ALTER TABLE "app"."logs" ALTER COLUMN "run_id" DROP DEFAULT, ALTER COLUMN "run_id" TYPE uuid USING "run_id"::text::uuid;
              ALTER TABLE "app"."logs" ALTER COLUMN "run_id" SET DEFAULT (''::text)::text::uuid;""");
      schema.execute(
          "ALTER TABLE app.logs ALTER run_id SET DEFAULT '5bd68e64-ff52-4f54-ace4-3cd9161c8b7f'");
      for (Finding finding : result.findings()) {
        schema.mend(RULE, finding.objectName());
      }
    }
  }

  @Test
  void looks_for_other_names_and_across_schemas() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      assertThat(schema.findings(new SameNameSameType(List.of("run_id", "*Id"), List.of(), true)))
          .map(Finding::objectName)
          .containsExactly("app.logs.run_id", "app.more.run_id", "mail.logs.run_id");
      assertThat(
              schema.findings(
                  new SameNameSameType(
                      List.of("*_id"),
                      List.of("run_id", "draw_id", "account_id", "job_id"),
                      false)))
          .map(Finding::objectName)
          .containsExactly("app.steps.external_id");
    }
  }

  @Test
  void needs_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SameNameSameType(List.of(), List.of(), true))
        .withMessage("TYP011 needs at least one name that means one thing");
  }
}
