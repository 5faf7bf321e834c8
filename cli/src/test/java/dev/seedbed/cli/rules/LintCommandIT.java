package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandIT {
  private static final String INDEX =
      "-- seedbed:ignore MIG018 reason=\"nobody waits\"\nCREATE INDEX idx_notes ON notes (body);\n";

  @TempDir Path folder;

  @Test
  void judges_all_migrations_or_those_that_are_new() throws Exception {
    GitRepository repository = GitRepository.in(folder);
    SampleProject project =
        new SampleProject(folder)
            .migration("V1__notes.sql", "CREATE TABLE notes (id uuid PRIMARY KEY, body text);")
            .migration("V2__index.sql", INDEX);
    repository.commit("begin");

    CommandRun all = project.run("lint", "--rule=MIG001,MIG018");
    assertThat(all.out())
        .contains("[MIG001 index-created-concurrently] error  ")
        .contains("  at: db/migration/V2__index.sql:2\n");
    assertThat(all.exitCode()).isEqualTo(1);

    // What the ignore lets pass is not looked at now, which does not make it an idle one.
    CommandRun nothingNew = project.run("lint", "--since=HEAD", "--rule=MIG001,MIG018,MIG021");
    assertThat(nothingNew.out()).contains(": 0 findings of ");
    assertThat(nothingNew.exitCode()).isZero();

    project.migration("V3__index.sql", "CREATE INDEX idx_more ON notes (body, id);\n");
    CommandRun fresh = project.run("lint", "--since=HEAD", "--rule=MIG001,MIG018,MIG021");
    assertThat(fresh.out())
        .contains("  at: db/migration/V3__index.sql:1\n")
        .doesNotContain("V2__index.sql");
    assertThat(fresh.exitCode()).isEqualTo(1);

    project.migration("V1__notes.sql", "CREATE TABLE notes (id uuid PRIMARY KEY, body varchar);");
    CommandRun edited = project.run("lint", "--since=HEAD", "--rule=MIG021");
    assertThat(edited.out()).contains("[MIG021 applied-file-kept] error  public.notes\n");
  }

  @Test
  void an_accepted_finding_of_an_old_migration_is_not_stale() throws Exception {
    GitRepository repository = GitRepository.in(folder);
    SampleProject project =
        new SampleProject(folder)
            .migration("V1__notes.sql", "CREATE TABLE notes (id uuid PRIMARY KEY, body text);")
            .migration("V2__index.sql", "CREATE INDEX idx_notes ON notes (body);\n");
    assertThat(project.run("accept", "--lint", "--rule=MIG001", "--reason=small").out())
        .startsWith("1 finding accepted in ");
    repository.commit("begin");
    CommandRun run = project.run("lint", "--since=HEAD", "--rule=MIG001", "--strict");
    assertThat(run.out()).contains("baseline: 1 finding, 0 of them fixed");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void a_folder_that_is_not_in_git_has_nothing_to_compare_with() throws Exception {
    CommandRun run =
        new SampleProject(folder)
            .migration("V1__notes.sql", "CREATE TABLE notes (id uuid PRIMARY KEY)")
            .run("lint", "--since=main");
    assertThat(run.err()).startsWith("Cannot tell what is new since main\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
