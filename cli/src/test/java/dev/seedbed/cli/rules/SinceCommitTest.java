package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.cli.SampleProject;
import dev.seedbed.database.migration.MigrationBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinceCommitTest {
  @TempDir Path folder;
  private SampleProject project;
  private GitRepository repository;

  @BeforeEach
  void create() throws Exception {
    repository = GitRepository.in(folder);
    project =
        new SampleProject(folder).file("app/V1.sql", "SELECT 1").file("app/V2.sql", "SELECT 2");
    repository.commit("begin");
  }

  @Test
  void tells_new_from_changed_committed_or_not() throws Exception {
    repository.git("switch", "--quiet", "--create", "feature");
    project.file("app/V3 ä.sql", "SELECT 3");
    repository.commit("third");
    project.file("app/V4.sql", "SELECT 4").file("app/V1.sql", "SELECT 1.5");
    repository.git("add", "app/V4.sql");
    project.file("app/V5.sql", "SELECT 5");
    repository.git("mv", "app/V2.sql", "app/V2_1.sql");
    MigrationBase base = MigrationBase.since("main", folder.resolve("app"));
    assertThat(base.added()).containsExactlyInAnyOrder("app/V3 ä.sql", "app/V4.sql", "app/V5.sql");
    assertThat(base.edited()).containsExactlyInAnyOrder("app/V1.sql", "app/V2_1.sql");
  }

  @Test
  void counts_from_where_the_branch_was_left() throws Exception {
    repository.git("switch", "--quiet", "--create", "feature");
    project.file("app/V4.sql", "SELECT 4");
    repository.commit("of the branch");
    repository.git("switch", "--quiet", "main");
    project.file("app/V3.sql", "SELECT 3");
    repository.commit("of main");
    repository.git("switch", "--quiet", "feature");
    assertThat(MigrationBase.since("main", folder).added()).containsExactly("app/V4.sql");
    assertThat(MigrationBase.since("HEAD", folder))
        .isEqualTo(MigrationBase.of(List.of(), List.of()));
  }

  @Test
  void refuses_a_commit_that_is_not_there() {
    assertThatThrownBy(() -> MigrationBase.since("origin/main", folder))
        .hasMessage(
            """
            Cannot tell what is new since origin/main
              expected: a git work tree in %s that has the commit
              actual: no such commit
              To fix: name a branch, tag or commit that git log shows
                  or: fetch it: in CI a checkout often has the last commit only (fetch-depth: 0)"""
                .formatted(folder));
    assertThatThrownBy(() -> MigrationBase.since("--output=stolen", folder))
        .hasMessageStartingWith("Cannot tell what is new since --output=stolen\n");
    assertThat(folder.resolve("stolen")).doesNotExist();
  }

  @Test
  void refuses_a_repository_without_a_commit() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    GitRepository.in(empty);
    assertThatThrownBy(() -> MigrationBase.since("HEAD", empty))
        .hasMessage(
            """
            Cannot tell what is new since HEAD
              expected: a repository with a commit
              actual: none yet in the one of %s
              To fix: judge all migrations: they are all new
                  or: commit first"""
                .formatted(empty));
  }

  @Test
  void refuses_a_folder_that_is_no_work_tree() throws Exception {
    Path elsewhere =
        Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-other"));
    assertThatThrownBy(() -> MigrationBase.since("main", elsewhere))
        .hasMessageContaining("actual: fatal: not a git repository");
  }
}
