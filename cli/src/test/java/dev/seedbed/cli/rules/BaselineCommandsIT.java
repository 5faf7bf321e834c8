package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandsIT {
  private static final String RULES = "--rule=TYP001,KEY001";

  @TempDir Path folder;
  private SampleProject project;

  @BeforeEach
  void create() throws Exception {
    project = new SampleProject(folder);
    project.migration("V1__notes.sql", "CREATE TABLE notes (id uuid, user_id uuid);");
  }

  @Test
  void accepts_what_is_found_and_prunes_what_is_gone() throws Exception {
    CommandRun accepted =
        project.run("accept", RULES, "--reason", "before our time", "--owner=ann");
    String file = folder.toAbsolutePath().resolve("seedbed-baseline.yaml").toString();
    assertThat(accepted.out()).isEqualTo("2 findings accepted in " + file + "\n");
    assertThat(accepted.exitCode()).isZero();
    assertThat(project.read("seedbed-baseline.yaml"))
        .contains("reason: \"before our time\"", "owner: \"ann\"", "KEY001 ", "TYP001 ");
    assertThat(project.run("check", RULES).exitCode()).isZero();

    project.migration("V2__text.sql", "ALTER TABLE notes ALTER COLUMN user_id TYPE text");
    assertThat(project.run("check", RULES, "--strict").exitCode()).isEqualTo(4);
    // Of a rule that did not run nobody knows.
    assertThat(project.run("prune", "--rule=KEY001").out()).startsWith("0 findings taken out of ");
    CommandRun pruned = project.run("--json", "prune", RULES);
    assertThat(new ObjectMapper().readTree(pruned.out()).at("/pruned/0").asText())
        .isEqualTo("TYP001 column public.notes.user_id");
    assertThat(project.run("check", RULES, "--strict").exitCode()).isZero();
  }

  @Test
  void accepts_single_findings_by_their_fingerprints() throws Exception {
    CommandRun wrong = project.run("accept", RULES, "--reason=x", "KEY001 relation notes");
    assertThat(wrong.err())
        .startsWith(
            """
            No finding KEY001 relation notes
              expected: the fingerprint of a finding that counts
              actual: 2 findings, and none of that name
              To fix: write 'KEY001 relation public.notes'
            """);
    assertThat(wrong.exitCode()).isEqualTo(2);
    CommandRun one = project.run("accept", RULES, "--reason=x", "KEY001 relation public.notes");
    assertThat(one.out()).startsWith("1 finding accepted in ");
    assertThat(project.run("check", RULES).out()).contains("TYP001").doesNotContain("[KEY001");
  }

  @Test
  void wants_a_reason_and_a_baseline_that_is_there() {
    CommandRun reason = project.run("accept", RULES, "--reason= ");
    assertThat(reason.err())
        .isEqualTo(
            """
            No reason given
              expected: why the findings stay, for those who read the baseline later
              actual: nothing after --reason
              To fix: write --reason 'goes with the old shop'
            """);
    CommandRun prune = project.run("prune", RULES);
    assertThat(prune.err())
        .isEqualTo(
            """
            No baseline %s
              expected: the file that seedbed accept writes
              actual: no such file
              To fix: correct --baseline
                  or: accept what is found: seedbed accept --reason '…'
            """
                .formatted(folder.toAbsolutePath().resolve("seedbed-baseline.yaml")));
    assertThat(project.run("check", "--baseline=gone.yaml").exitCode()).isEqualTo(2);
  }

  @Test
  void does_not_accept_a_schema_without_tables() throws Exception {
    project.migration("V1__notes.sql", "CREATE SCHEMA app");
    CommandRun run = project.run("accept", "--reason=x");
    assertThat(run.err()).contains(" has no tables to hold to a pack\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("seedbed-baseline.yaml")).doesNotExist();
  }
}
