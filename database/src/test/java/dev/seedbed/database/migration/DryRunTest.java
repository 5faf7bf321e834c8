package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.migration.command.CommandMigrations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunTest {
  private static final MigrationOptions DRY = MigrationOptions.DEFAULT.withDryRun(true);

  @Test
  void is_refused_where_another_tool_keeps_what_it_does() {
    Migrations command = CommandMigrations.of("npx", "typeorm", "migration:run");
    String refusal =
        """
        Migrations cannot be tried without being applied: %s
          expected: SQL that Seedbed runs itself, all of which it can roll back
          actual: another tool, which commits what it does
          To fix: apply them to a database that may be thrown away: seedbed trace
              or: see what is pending: seedbed status"""
            .formatted(command);

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> command.with(DRY))
        .withMessage(refusal);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> Migrations.of(List.of(command)).with(DRY))
        .withMessage(refusal);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> Migrations.inSchema("app", command).with(DRY))
        .withMessage(refusal);
  }

  @Test
  void other_options_reach_a_command() {
    Migrations command = CommandMigrations.of("npx", "typeorm", "migration:run");

    assertThat(command.with(MigrationOptions.DEFAULT.withTimeout(Duration.ofHours(1))))
        .isInstanceOf(CommandMigrations.class);
  }
}
