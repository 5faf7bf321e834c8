package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ForeignKeyNamesIT {
  private static final ForeignKeyNames RULE = new ForeignKeyNames();

  @Test
  void finds_columns_that_hold_an_id_and_do_not_say_so() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id bigint PRIMARY KEY, tenant bigint, UNIQUE (tenant, id));
            CREATE TABLE app.countries (code text PRIMARY KEY);
            CREATE TABLE app.notes (
              "Author" bigint REFERENCES app.users, parent_user_id bigint REFERENCES app.users,
              "readerId" bigint REFERENCES app.users, created_by bigint REFERENCES app.users,
              country text REFERENCES app.countries, tenant bigint, owner bigint,
              FOREIGN KEY (tenant, owner) REFERENCES app.users (tenant, id),
              CONSTRAINT again FOREIGN KEY ("Author") REFERENCES app.users);
            CREATE TABLE app.profiles (id bigint PRIMARY KEY REFERENCES app.users);
            CREATE TABLE app.more ("user" bigint REFERENCES app.users) PARTITION BY RANGE ("user");
            CREATE TABLE app.part PARTITION OF app.more DEFAULT;
            """)) {
      assertThat(RULE.check(schema.catalog()).examined())
          .hasToString("6 columns that refer to an id");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM005 column app.more.\"user\"",
              "NAM005 column app.notes.\"Author\"",
              "NAM005 column app.notes.owner");
      assertThat(schema.findings(new ForeignKeyNames("_id"))).hasSize(4);
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo("the column holds the id of another row, and its name does not say so");
      assertThat(finding.expected()).isEqualTo("a name that ends in _id or _by");
      assertThat(finding.actual()).isEqualTo("\"user\"");
      assertThat(finding.fix().statements())
          .containsExactly("ALTER TABLE \"app\".\"more\" RENAME COLUMN \"user\" TO \"user_id\"");
      for (Finding each : schema.findings(RULE)) {
        schema.execute(each.fix().toSql());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void refuses_to_want_no_ending() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForeignKeyNames(new String[0]))
        .withMessage("NAM005 needs at least one ending of such names");
  }
}
