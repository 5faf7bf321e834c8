package dev.seedbed.assertions.rule.timestamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftDeletePairIT {
  private static final SoftDeletePair RULE = new SoftDeletePair();
  private static final SoftDeletePair BOTH = new SoftDeletePair("is_deleted", "deleted_at", false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          is_deleted boolean NOT NULL DEFAULT false | deleted_at
          is_deleted boolean DEFAULT false, deleted_at timestamptz | is_deleted
          is_deleted boolean NOT NULL, deleted_at timestamptz | is_deleted
          is_deleted boolean NOT NULL DEFAULT true, deleted_at timestamptz | is_deleted
          is_deleted boolean NOT NULL DEFAULT false, deleted_at timestamptz NOT NULL | deleted_at
          is_deleted boolean NOT NULL DEFAULT false, deleted_at timestamptz DEFAULT now() | deleted_at
          deleted_at timestamptz NOT NULL | deleted_at
          """)
  void finds_and_mends_half_a_pair(String columns, String found) throws SQLException {
    try (LiveSchema schema = table(columns)) {
      assertThat(schema.findings(RULE)).hasSize(1);
      schema.mend(RULE, "app.\"Files\"." + found);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          is_deleted boolean NOT NULL DEFAULT false, deleted_at timestamptz
          deleted_at timestamptz
          is_deleted boolean NOT NULL DEFAULT false, deleted_at timestamptz NOT NULL DEFAULT 'infinity'
          "Is_Deleted" boolean
          archived boolean
          """)
  void leaves_alone_what_tells_both(String columns) throws SQLException {
    try (LiveSchema schema = table(columns)) {
      assertThat(schema.findings(RULE)).map(Finding::fingerprint).isEmpty();
    }
  }

  @Test
  void asks_for_the_flag_where_the_project_does() throws SQLException {
    try (LiveSchema schema = table("deleted_at timestamptz")) {
      schema.execute("INSERT INTO app.\"Files\" VALUES (1, now()), (2, NULL)");
      Finding finding = schema.finding(BOTH, "app.\"Files\".is_deleted");
      assertThat(finding.problem())
          .isEqualTo("rows have a time at which they were deleted, and no flag that says so");
      assertThat(finding.expected()).isEqualTo("boolean NOT NULL DEFAULT false");
      assertThat(finding.actual()).isEqualTo("no such column");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              ALTER TABLE "app"."Files" ADD COLUMN "is_deleted" boolean NOT NULL DEFAULT false;
              UPDATE "app"."Files" SET "is_deleted" = true WHERE "deleted_at" IS NOT NULL;""");
      schema.mend(BOTH, "app.\"Files\".is_deleted");
      assertThat(
              schema.value("SELECT string_agg(id::text, ',') FROM app.\"Files\" WHERE is_deleted"))
          .isEqualTo("1");
    }
  }

  @Test
  void does_not_guess_what_another_type_means() throws SQLException {
    try (LiveSchema schema = table("is_deleted integer, deleted_at timestamptz")) {
      Finding finding = schema.finding(RULE, "app.\"Files\".is_deleted");
      assertThat(finding.problem()).isEqualTo("the flag is not boolean");
      assertThat(finding.fix().statements()).isEmpty();
    }
  }

  @Test
  void needs_two_names() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SoftDeletePair("", "deleted_at", true))
        .withMessage("TIM003 needs the names of the flag and of the time");
  }

  private static LiveSchema table(String columns) throws SQLException {
    return LiveSchema.of(
        "CREATE SCHEMA app; CREATE TABLE app.\"Files\" (id integer, %s)".formatted(columns));
  }
}
