package dev.seedbed.assertions.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoGrantsToPublicIT {
  private static final NoGrantsToPublic RULE = new NoGrantsToPublic();

  @Test
  void finds_and_mends_what_is_everybodys() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA "My App";
            CREATE SCHEMA other;
            CREATE ROLE seedbed_reader;
            CREATE TABLE "My App"."Bills" (id integer, note text);
            CREATE TABLE other."Bills" (id integer, note text);
            CREATE TABLE other.countries (id integer);
            CREATE VIEW other.shown AS SELECT 1 AS id;
            CREATE SEQUENCE other.numbers;
            CREATE FUNCTION other.run(integer) RETURNS int LANGUAGE sql SECURITY DEFINER
              SET search_path = '' AS 'SELECT 1';
            CREATE FUNCTION other.fire() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
              SET search_path = '' AS 'BEGIN RETURN NEW; END';
            CREATE FUNCTION other.may_read() RETURNS boolean LANGUAGE sql SECURITY DEFINER
              SET search_path = '' AS 'SELECT true';
            CREATE FUNCTION other.plain() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE POLICY readable ON other."Bills" USING (other.may_read());
            GRANT SELECT, INSERT ON "My App"."Bills" TO PUBLIC;
            GRANT SELECT ON other."Bills" TO seedbed_reader;
            GRANT UPDATE (note), SELECT (note) ON other."Bills" TO PUBLIC;
            GRANT SELECT ON other.countries TO PUBLIC;
            GRANT SELECT ON other.shown TO PUBLIC;
            GRANT USAGE ON SEQUENCE other.numbers TO PUBLIC;
            GRANT USAGE ON SCHEMA "My App", other TO PUBLIC;
            GRANT CREATE ON SCHEMA other TO PUBLIC;
            """)) {
      NoGrantsToPublic rule = RULE.allowing("other.countries");
      List<String> found = schema.findings(rule).stream().map(Finding::fingerprint).toList();
      assertThat(found)
          .containsExactly(
              "SEC003 schema other",
              "SEC003 relation \"My App\".\"Bills\"",
              "SEC003 column other.\"Bills\".note",
              "SEC003 relation other.shown",
              "SEC003 relation other.numbers",
              "SEC003 function other.run(integer)");
      assertThat(schema.findings(RULE)).hasSize(7);
      Finding finding = schema.finding(rule, "other.\"Bills\".note");
      assertThat(finding.problem()).isEqualTo("whoever gets into the database may use it");
      assertThat(finding.expected()).isEqualTo("privileges of the roles that need them");
      assertThat(finding.actual()).isEqualTo("SELECT, UPDATE of PUBLIC");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Grant it to the roles that need it, if they have it through PUBLIC only.
              REVOKE SELECT ("note"), UPDATE ("note") ON TABLE "other"."Bills" FROM PUBLIC;""");
      for (Finding each : schema.findings(RULE)) {
        schema.mend(RULE, each.objectName());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }
}
