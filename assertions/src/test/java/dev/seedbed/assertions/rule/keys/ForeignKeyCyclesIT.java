package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ForeignKeyCyclesIT {
  private static final ForeignKeyCycles RULE = new ForeignKeyCycles();

  private static String table(String name) {
    return "CREATE TABLE "
        + name
        + " (id int PRIMARY KEY, n int NOT NULL, m int NOT NULL, o int);\n";
  }

  private static String key(String from, String column, String to) {
    return "ALTER TABLE " + from + " ADD FOREIGN KEY (" + column + ") REFERENCES " + to + ";\n";
  }

  private static final String SCHEMA =
      "CREATE SCHEMA app; CREATE SCHEMA other;"
          + table("app.a")
          + table("app.\"B\"")
          + table("other.c")
          + table("app.d")
          + table("app.e")
          + table("app.f")
          + table("app.tree")
          // Two circles with a table in common.
          + key("app.a", "n", "app.\"B\"")
          + key("app.\"B\"", "n", "other.c")
          + key("other.c", "n", "app.a")
          + key("other.c", "m", "app.\"B\"")
          // On the way there, and from there: no part of it.
          + key("app.d", "n", "app.a")
          + key("other.c", "o", "app.e")
          + key("app.tree", "n", "app.tree")
          // A circle that a null opens.
          + key("app.e", "n", "app.f")
          + key("app.f", "o", "app.e");

  @Test
  void finds_tables_that_need_each_other_first() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.examined()).hasToString("9 foreign keys of 7 tables");
      assertThat(result.findings())
          .singleElement()
          .returns("other.c.c_m_fkey", Finding::objectName)
          .returns(
              "each of these tables needs a row of the next one before it can have its own",
              Finding::problem)
          .returns("other.c -> app.\"B\" -> other.c", Finding::actual);
      assertThat(result.findings().get(0).fix().toSql())
          .isEqualTo(
              """
              -- The rows have to be inserted in one transaction then. Where a row can do without the other, let the column be null instead.
              ALTER TABLE "other"."c" ALTER CONSTRAINT "c_m_fkey" DEFERRABLE INITIALLY DEFERRED;
              ALTER TABLE "other"."c" ALTER CONSTRAINT "c_n_fkey" DEFERRABLE INITIALLY DEFERRED;""");
      schema.mend(RULE, "other.c.c_m_fkey");
      schema.execute(
          """
          INSERT INTO other.c VALUES (1, 1, 1);
          INSERT INTO app."B" VALUES (1, 1, 1);
          INSERT INTO app.a VALUES (1, 1, 1);
          SET CONSTRAINTS ALL IMMEDIATE;
          """);
    }
  }

  @Test
  void finds_those_that_a_null_opens_on_request() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      ForeignKeyCycles rule = new ForeignKeyCycles(true);
      assertThat(schema.findings(rule))
          .map(Finding::actual)
          .containsExactly("other.c -> app.\"B\" -> other.c", "app.f -> app.e -> app.f");
      schema.mend(rule, "app.f.f_o_fkey");
    }
  }

  @Test
  void stays_fast_where_many_tables_are_tied() throws SQLException {
    StringBuilder sql = new StringBuilder("CREATE SCHEMA app;");
    for (int i = 0; i < 60; i++) {
      sql.append(table("app.t" + i));
    }
    for (int i = 0; i < 60; i++) {
      sql.append(key("app.t" + i, "n", "app.t" + (i + 1) % 60));
      sql.append(key("app.t" + i, "m", "app.t" + (i + 7) % 60));
    }
    try (LiveSchema schema = LiveSchema.of(sql.toString())) {
      Finding finding = schema.findings(RULE).get(0);
      schema.mend(RULE, finding.objectName());
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }
}
