package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample whose eight services share a database, and a colleague's branch of it. */
class SharedDatabaseIT {
  private static final Path SAMPLE = Path.of("../samples/mana");
  private static final String NOTES =
      "services/mana-analytics/src/db/migrations/0002_quick_notes/migration.sql";

  @TempDir Path folder;
  private SampleProject project;
  private GitRepository repository;

  @BeforeEach
  void commitMain() throws Exception {
    project = new SampleProject(folder);
    Files.copy(SAMPLE.resolve("seedbed.yaml"), folder.resolve("seedbed.yaml"));
    copy(SAMPLE.resolve("services"), folder.resolve("services"));
    repository = GitRepository.in(folder);
    repository.commit("main");
  }

  @Test
  void a_branch_that_breaks_the_guideline_does_not_get_through() throws Exception {
    CommandRun main = project.run("check", "--strict");
    assertThat(main.out()).startsWith("pack mana, ").contains(": 0 findings of ");
    assertThat(main.exitCode()).isZero();

    copy(SAMPLE.resolve("src/test/branches/quick-notes"), folder);
    repository.commit("notes");

    CommandRun check = project.run("check");
    assertThat(check.out())
        .contains("[NS001 no-tables-in-schema] error  public.quick_notes\n")
        .contains("  at: " + NOTES + ":1\n")
        .contains("[TYP001 text-user-ids] error  public.quick_notes.user_id\n")
        .contains("  at: " + NOTES + ":3\n")
        .contains("ALTER COLUMN \"user_id\" TYPE text");
    assertThat(check.exitCode()).isEqualTo(1);

    CommandRun lint = project.run("lint", "--since=HEAD~1");
    assertThat(lint.out())
        .contains("[MIG001 index-created-concurrently] error  ")
        .contains("  at: " + NOTES + ":8\n")
        .doesNotContain("0003_drop_name");
    assertThat(lint.exitCode()).isEqualTo(1);
    assertThat(project.run("lint", "--since=HEAD").exitCode()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
