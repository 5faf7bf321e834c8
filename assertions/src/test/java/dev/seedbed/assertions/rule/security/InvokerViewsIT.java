package dev.seedbed.assertions.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class InvokerViewsIT {
  private static final InvokerViews RULE = new InvokerViews();

  @Test
  void finds_views_that_show_more_than_policies_allow() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE ROLE seedbed_reader;
            CREATE ROLE seedbed_keeper;
            CREATE TABLE app.notes (id integer, author text);
            CREATE TABLE app.open_notes (id integer);
            ALTER TABLE app.notes ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON app.notes USING (author = current_user);

            CREATE VIEW app."All Notes" AS SELECT * FROM app.notes;
            CREATE VIEW app.as_who_asks WITH (security_invoker) AS SELECT * FROM app.notes;
            CREATE VIEW app.through AS SELECT id FROM app.as_who_asks;
            CREATE VIEW app.beside AS SELECT * FROM app.open_notes;
            CREATE VIEW app.behind WITH (security_invoker = on) AS SELECT * FROM app."All Notes";
            CREATE MATERIALIZED VIEW app.copied AS SELECT * FROM app.notes;

            CREATE VIEW app.readers AS SELECT id FROM app.notes;
            ALTER VIEW app.readers OWNER TO seedbed_reader;
            GRANT USAGE ON SCHEMA app TO seedbed_reader, seedbed_keeper;
            GRANT SELECT ON app.notes TO seedbed_reader;

            CREATE TABLE app.kept (id integer);
            CREATE TABLE app.forced (id integer);
            ALTER TABLE app.kept OWNER TO seedbed_keeper;
            ALTER TABLE app.forced OWNER TO seedbed_keeper;
            ALTER TABLE app.kept ENABLE ROW LEVEL SECURITY;
            ALTER TABLE app.forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE VIEW app.keepers AS SELECT id FROM app.kept;
            CREATE VIEW app.forcing AS SELECT id FROM app.forced;
            ALTER VIEW app.keepers OWNER TO seedbed_keeper;
            ALTER VIEW app.forcing OWNER TO seedbed_keeper;
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::objectName)
          .containsExactly("app.\"All Notes\"", "app.keepers", "app.through");
      Finding finding = schema.finding(RULE, "app.keepers");
      assertThat(finding.problem())
          .isEqualTo("the view shows rows of app.kept that row security hides from who asks");
      assertThat(finding.expected()).isEqualTo("security_invoker = true");
      assertThat(finding.actual()).isEqualTo("reads as seedbed_keeper, whom no policy holds");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- Whoever reads the view now needs SELECT on the tables that it reads.
              ALTER VIEW "app"."keepers" SET (security_invoker = true);""");
      schema.mend(RULE, "app.\"All Notes\"");
      schema.mend(RULE, "app.through");
      schema.mend(RULE, "app.keepers");
    }
  }
}
