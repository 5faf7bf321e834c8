package dev.seedbed.assertions.rule.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionColumnsIT {

  @Test
  void finds_versions_that_may_be_missing() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.a (version integer);
            CREATE TABLE app.b (version bigint NOT NULL DEFAULT 0);
            CREATE TABLE app.c (version integer NOT NULL DEFAULT 1::bigint, current_version smallint DEFAULT '1');
            CREATE TABLE app.d (version integer NOT NULL GENERATED ALWAYS AS IDENTITY);
            CREATE TABLE app.e (version text);
            CREATE TABLE app."F" (id int);
            INSERT INTO app.a VALUES (NULL), (4);
            INSERT INTO app."F" VALUES (1);
            """)) {
      VersionColumns rule = new VersionColumns();
      assertThat(rule.check(schema.catalog()).examined())
          .hasToString("4 version columns in 6 tables");
      assertThat(schema.findings(rule))
          .map(finding -> finding.objectName() + ": " + finding.actual())
          .containsExactly(
              "app.a.version: may be null, no default", "app.d.version: NOT NULL, no default");
      VersionColumns strict =
          new VersionColumns("version", "current_version").of("app.F", "app.e", "app.b");
      assertThat(schema.findings(strict))
          .map(finding -> finding.objectName() + ": " + finding.problem())
          .containsExactly(
              "app.\"F\".version: the table has no version to lock by",
              "app.a.version: the version may be null, and no comparison finds it then",
              "app.c.current_version: the version may be null, and no comparison finds it then",
              "app.d.version: the version does not begin with a number",
              "app.e.version: the table has no version to lock by");
      assertThat(schema.finding(strict, "app.a.version").fix().toSql())
          .isEqualTo(
              """
              ALTER TABLE "app"."a" ALTER COLUMN "version" SET DEFAULT 1;
              UPDATE "app"."a" SET "version" = 1 WHERE "version" IS NULL;
              ALTER TABLE "app"."a" ALTER COLUMN "version" SET NOT NULL;""");
      assertThat(schema.finding(strict, "app.e.version").fix().toSql())
          .isEqualTo(
              "-- The name is taken by a column that is no number: give one of them another.");
      for (String column :
          List.of("app.\"F\".version", "app.a.version", "app.c.current_version", "app.d.version")) {
        schema.mend(strict, column);
      }
      assertThat(schema.value("SELECT sum(version) FROM app.a")).isEqualTo("5");
    }
  }

  @Test
  void needs_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VersionColumns(List.of(), List.of()))
        .withMessage("KEY007 needs at least one name of version columns");
  }
}
