package dev.seedbed.assertions.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PinnedSearchPathIT {
  private static final PinnedSearchPath RULE = new PinnedSearchPath();

  @Test
  void finds_and_mends_definers_that_look_where_the_caller_says() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE TYPE "My App"."Kind" AS ENUM ('a');
            CREATE FUNCTION "My App"."Purge"("My App"."Kind", text[]) RETURNS int LANGUAGE sql
              SECURITY DEFINER AS 'SELECT 1';
            CREATE FUNCTION "My App"."Purge"() RETURNS int LANGUAGE sql
              SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
            CREATE PROCEDURE "My App".tidy() LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN END';
            CREATE FUNCTION "My App".plain() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION "My App".resolved() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1;
            CREATE FUNCTION "My App".atomic() RETURNS int LANGUAGE sql SECURITY DEFINER
              BEGIN ATOMIC SELECT 1; END;
            """)) {
      String purge = "\"My App\".\"Purge\"(\"My App\".\"Kind\", text[])";
      assertThat(schema.findings(RULE))
          .map(Finding::objectName)
          .containsExactly(purge, "\"My App\".tidy()");
      assertThat(RULE.check(schema.catalog()).examined())
          .hasToString("3 SECURITY DEFINER functions");
      Finding finding = schema.finding(RULE, purge);
      assertThat(finding.problem())
          .isEqualTo("the function runs as its owner and finds its names wherever the caller says");
      assertThat(finding.expected()).isEqualTo("SET search_path");
      assertThat(finding.actual())
          .isEqualTo(
              "SECURITY DEFINER without it, owned by " + schema.value("SELECT current_user"));
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Add the schemas of what it uses and does not write out: it finds no others.
              ALTER ROUTINE "My App"."Purge"("My App"."Kind", text[]) \
              SET search_path = pg_catalog, "My App", pg_temp;""");
      schema.mend(RULE, purge);
      schema.mend(RULE, "\"My App\".tidy()");
    }
  }
}
