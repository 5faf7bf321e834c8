package dev.seedbed.assertions.rule.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossSchemaForeignKeysIT {

  @Test
  void finds_foreign_keys_that_leave_their_schema() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA auth;
            CREATE SCHEMA "Bills";
            CREATE SCHEMA shop;
            CREATE TABLE auth.users (id int PRIMARY KEY);
            CREATE TABLE "Bills".lines (id int PRIMARY KEY, u int, day date)  ;
            ALTER TABLE "Bills".lines ADD CONSTRAINT "of User" FOREIGN KEY (u) REFERENCES auth.users;
            CREATE TABLE shop.orders (line int REFERENCES "Bills".lines, u int REFERENCES auth.users, day date)
              PARTITION BY RANGE (day);
            CREATE TABLE shop.part PARTITION OF shop.orders DEFAULT;
            CREATE TABLE shop.own (id int PRIMARY KEY, parent int REFERENCES shop.own);
            """)) {
      CrossSchemaForeignKeys rule = new CrossSchemaForeignKeys();
      RuleResult result = rule.check(schema.catalog());
      assertThat(result.examined()).hasToString("4 foreign keys of 4 tables");
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly(
              "\"Bills\".lines.\"of User\"",
              "shop.orders.orders_line_fkey",
              "shop.orders.orders_u_fkey");
      assertThat(result.findings().get(0))
          .returns(
              "the two schemas can no longer be changed, moved or restored without each other",
              Finding::problem)
          .returns("a table in \"Bills\"", Finding::expected)
          .returns("auth.users", Finding::actual);
      assertThat(schema.findings(new CrossSchemaForeignKeys(Map.of("*", List.of("auth")))))
          .map(Finding::objectName)
          .containsExactly("shop.orders.orders_line_fkey");
      assertThat(
              schema.findings(
                  new CrossSchemaForeignKeys(
                      Map.of("shop", List.of("*"), "Bills", List.of("auth")))))
          .isEmpty();
      schema.mend(rule, "\"Bills\".lines.\"of User\"");
      schema.mend(rule, "shop.orders.orders_u_fkey");
    }
  }
}
