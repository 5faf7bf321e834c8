package dev.seedbed.assertions.rule.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ForcedRowSecurityIT {
  private static final ForcedRowSecurity RULE = new ForcedRowSecurity();

  @Test
  void finds_tables_that_their_owner_sees_all_of() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE ROLE seedbed_owner;
            CREATE TABLE app."Docs" (id int);
            ALTER TABLE app."Docs" OWNER TO seedbed_owner;
            ALTER TABLE app."Docs" ENABLE ROW LEVEL SECURITY;
            CREATE TABLE app.forced (id int);
            ALTER TABLE app.forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE TABLE app.plain (id int);
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly("TEN008 relation app.\"Docs\"");
      Finding finding = schema.finding(RULE, "app.\"Docs\"");
      assertThat(finding.problem())
          .isEqualTo(
              "its owner sees the rows of all tenants, and so does an application that signs in as"
                  + " that");
      assertThat(finding.expected()).isEqualTo("row security forced");
      assertThat(finding.actual()).isEqualTo("owned by seedbed_owner, whom no policy holds");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Migrations that work on rows run as the owner: they are held by it, too.
              ALTER TABLE "app"."Docs" FORCE ROW LEVEL SECURITY;""");
      schema.mend(RULE, "app.\"Docs\"");
    }
  }
}
