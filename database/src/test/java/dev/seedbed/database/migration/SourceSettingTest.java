package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSettingTest {

  @Test
  void is_a_location_with_nothing_said_about_it() {
    assertThat(entries("classpath:db/migration"))
        .containsExactly(new SourceSetting(null, "classpath:db/migration", null));
  }

  @Test
  void may_name_a_tool_and_a_schema() {
    assertThat(entries("drizzle:services/auth in schema auth"))
        .containsExactly(new SourceSetting(MigrationTool.DRIZZLE, "services/auth", "auth"));
  }

  @Test
  void has_several_entries_on_a_line_and_on_lines() {
    assertThat(entries("plain:classpath:a, flyway:b\n\n c in schema \"C d\",\n"))
        .containsExactly(
            new SourceSetting(MigrationTool.PLAIN, "classpath:a", null),
            new SourceSetting(MigrationTool.FLYWAY, "b", null),
            new SourceSetting(null, "c", "C d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drizzle:auth with history auth.migrations         |        | auth    | migrations",
        "drizzle:auth with history __drizzle_auth          |        | drizzle | __drizzle_auth",
        "drizzle:auth with history \"Auth 1\".\"A.m\"       |        | Auth 1  | A.m",
        "drizzle:auth in schema auth  with history auth.m  | auth   | auth    | m",
        "drizzle:auth with  history auth.m in schema \"A b\"| A b    | auth    | m"
      })
  void may_name_the_table_of_the_history(
      String text, @Nullable String schema, String historySchema, String table) {
    assertThat(entries(text))
        .containsExactly(
            new SourceSetting(
                MigrationTool.DRIZZLE, "auth", schema, new QualifiedName(historySchema, table)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b.c", "a.", ".b"})
  void refuses_a_history_that_names_no_table(String name) {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> SourceSetting.parse("drizzle:auth with history " + name))
        .withMessage(
            """
            Not the name of a history table: %s
              expected: schema.table, or the name of a table in the schema drizzle
              actual: %1$s
              To fix: write what drizzle.config.ts says: with history migrationsSchema.migrationsTable"""
                .formatted(name));
  }

  @Test
  void leaves_the_commas_of_a_command_alone() {
    assertThat(entries("init:sql, command:npm run migrate -- --tags a,b\nplain:c"))
        .containsExactly(
            new SourceSetting(MigrationTool.INIT, "sql", null),
            new SourceSetting(MigrationTool.COMMAND, "npm run migrate -- --tags a,b", null),
            new SourceSetting(MigrationTool.PLAIN, "c", null));
  }

  @Test
  void is_joined_with_others_by_a_plus() {
    assertThat(SourceSetting.parse("auth in schema auth + drizzle:chat, c+d\nplain:e +  f"))
        .containsExactly(
            List.of(
                new SourceSetting(null, "auth", "auth"),
                new SourceSetting(MigrationTool.DRIZZLE, "chat", null)),
            List.of(new SourceSetting(null, "c+d", null)),
            List.of(
                new SourceSetting(MigrationTool.PLAIN, "e", null),
                new SourceSetting(null, "f", null)));
  }

  @Test
  void leaves_the_plus_of_a_command_alone() {
    assertThat(SourceSetting.parse("a + command:sh -c expr 1 + 2, 3"))
        .containsExactly(
            List.of(
                new SourceSetting(null, "a", null),
                new SourceSetting(MigrationTool.COMMAND, "sh -c expr 1 + 2, 3", null)));
  }

  @Test
  void joins_nothing_with_nothing() {
    assertThat(SourceSetting.parse("a + , b"))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(SourceSetting.parse(" \n,")).isEmpty();
  }

  /** Those of a text in which nothing is joined. */
  private static List<SourceSetting> entries(String text) {
    List<List<SourceSetting>> groups = SourceSetting.parse(text);
    assertThat(groups).allSatisfy(group -> assertThat(group).hasSize(1));
    return groups.stream().flatMap(List::stream).toList();
  }
}
