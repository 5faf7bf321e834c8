package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JunctionTablesIT {
  private static final JunctionTables RULE = new JunctionTables();

  @Test
  void finds_tables_between_two_others_that_do_not_name_both() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.users (id bigint PRIMARY KEY, tenant_id bigint, UNIQUE (tenant_id, id));
            CREATE TABLE app.notification_rules (
              id bigint PRIMARY KEY, tenant_id bigint, UNIQUE (tenant_id, id));
            CREATE TABLE app.mappings (
              rule_id bigint REFERENCES app.notification_rules, user_id bigint REFERENCES app.users,
              PRIMARY KEY (rule_id, user_id));
            CREATE TABLE app."Assigned" (
              tenant_id bigint, user_id bigint, rule_id bigint,
              FOREIGN KEY (tenant_id, user_id) REFERENCES app.users (tenant_id, id),
              FOREIGN KEY (tenant_id, rule_id) REFERENCES app.notification_rules (tenant_id, id),
              PRIMARY KEY (tenant_id, user_id, rule_id));

            CREATE TABLE app.user_rules (LIKE app.mappings INCLUDING ALL,
              FOREIGN KEY (rule_id) REFERENCES app.notification_rules,
              FOREIGN KEY (user_id) REFERENCES app.users);
            CREATE TABLE app."ruleMembers" (
              rule_id bigint REFERENCES app.notification_rules, member_id bigint REFERENCES app.users,
              role text, PRIMARY KEY (rule_id, member_id));
            CREATE TABLE app.follows (
              follower_id bigint REFERENCES app.users, followed_id bigint REFERENCES app.users,
              PRIMARY KEY (follower_id, followed_id));
            CREATE TABLE app.subscriptions (
              id bigint PRIMARY KEY, rule_id bigint REFERENCES app.notification_rules,
              user_id bigint REFERENCES app.users);
            CREATE TABLE app.days (
              user_id bigint REFERENCES app.users, day date, PRIMARY KEY (user_id, day));
            """)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("4 junction tables");
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly("NAM003 relation app.\"Assigned\"", "NAM003 relation app.mappings");
      assertThat(schema.findings(RULE))
          .map(Finding::expected)
          .containsExactly("user_notification_rules", "notification_rule_users");
      Finding finding = schema.findings(RULE).get(0);
      assertThat(finding.problem())
          .isEqualTo(
              "the table joins app.users and app.notification_rules, and its name does not say so");
      assertThat(finding.actual()).isEqualTo("\"Assigned\"");
      for (Finding each : schema.findings(RULE)) {
        schema.execute(each.fix().toSql());
      }
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }
}
