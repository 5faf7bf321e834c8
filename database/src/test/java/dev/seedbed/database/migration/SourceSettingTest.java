package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceSettingTest {

  @Test
  void is_a_location_with_nothing_said_about_it() {
    assertThat(SourceSetting.parse("classpath:db/migration"))
        .containsExactly(new SourceSetting(null, "classpath:db/migration", null));
  }

  @Test
  void may_name_a_tool_and_a_schema() {
    assertThat(SourceSetting.parse("drizzle:services/auth in schema auth"))
        .containsExactly(new SourceSetting(MigrationTool.DRIZZLE, "services/auth", "auth"));
  }

  @Test
  void has_several_entries_on_a_line_and_on_lines() {
    assertThat(SourceSetting.parse("plain:classpath:a, flyway:b\n\n c in schema \"C d\",\n"))
        .containsExactly(
            new SourceSetting(MigrationTool.PLAIN, "classpath:a", null),
            new SourceSetting(MigrationTool.FLYWAY, "b", null),
            new SourceSetting(null, "c", "C d"));
  }

  @Test
  void leaves_the_commas_of_a_command_alone() {
    assertThat(SourceSetting.parse("init:sql, command:npm run migrate -- --tags a,b\nplain:c"))
        .containsExactly(
            new SourceSetting(MigrationTool.INIT, "sql", null),
            new SourceSetting(MigrationTool.COMMAND, "npm run migrate -- --tags a,b", null),
            new SourceSetting(MigrationTool.PLAIN, "c", null));
  }
}
