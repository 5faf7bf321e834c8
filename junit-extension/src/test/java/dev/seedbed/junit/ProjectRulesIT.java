package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.migration.MigrationBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Kit.class)
class ProjectRulesIT {
  @TempDir Path project;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(project.resolve("schema/notes"));
    Files.writeString(
        project.resolve("schema/notes/V1__notes.sql"),
        """
        CREATE SCHEMA app;
        CREATE TABLE app.notes (id uuid PRIMARY KEY, user_id text NOT NULL);
        """);
    Files.writeString(
        project.resolve("schema/notes/V2__index.sql"), "CREATE INDEX ON app.notes (user_id);\n");
    settings("error");
  }

  private void settings(String failOn) throws Exception {
    Files.writeString(
        project.resolve("seedbed.yaml"),
        """
        migrations: schema/notes
        rules:
          pack: mana
          fail-on: %s
        """
            .formatted(failOn));
  }

  @Test
  void judges_the_schema_and_the_migrations_that_are_new() throws Exception {
    MigrationBase deployed = MigrationBase.of(List.of("schema/notes/V2__index.sql"), List.of());
    RunReport report = ProjectRules.in(project).since(deployed).check();
    assertThat(report.findings())
        .extracting(finding -> finding.rule().id())
        .contains("TIM001", "MIG001");
    assertThat(report.results()).allMatch(RuleResult::ran);
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("MIG001"))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.origin()).hasToString("schema/notes/V2__index.sql:1"));
    MigrationBase all = MigrationBase.of(List.of(), List.of());
    assertThat(ProjectRules.in(project).since(all).check().findings())
        .extracting(finding -> finding.rule().id())
        .contains("TIM001")
        .noneMatch(id -> id.startsWith("MIG"));
  }

  @Test
  void fails_a_build_as_the_file_says() throws Exception {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ProjectRules.in(project).verify())
        .withMessageContaining("TIM001")
        .withMessageContaining("MIG001");
    Files.writeString(
        project.resolve("seedbed.yaml"),
        "migrations: schema/notes\nrules: {rules: {TYP001: on}}\n");
    ProjectRules.in(project).verify();
  }

  private static void holds(Path project) throws SQLException {
    // tag::since[]
    ProjectRules.in(project).since("origin/main").verify();
    // end::since[]
  }

  @Test
  void asks_git_what_is_new() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> holds(project))
        .withMessageStartingWith("Cannot tell what is new since origin/main\n");
  }
}
