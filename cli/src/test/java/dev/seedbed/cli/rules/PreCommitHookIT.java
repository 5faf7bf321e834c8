package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.ChildProcess;
import dev.seedbed.cli.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook of docs/ci.md, as it stands there. */
class PreCommitHookIT {
  @TempDir Path folder;

  @Test
  void lets_commits_pass_unless_a_new_migration_breaks_a_rule() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    GitRepository repository = GitRepository.in(work);
    SampleProject project =
        new SampleProject(work)
            .file("seedbed.yaml", "server: embedded\n")
            .migration(
                "V1__notes.sql",
                "SET lock_timeout = '2s';\nCREATE TABLE notes (id uuid PRIMARY KEY, body text);\n");
    write(work.resolve(".git/hooks/pre-commit"), hook());
    GitRepository.Outcome first = commit(repository, "first");
    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output()).contains("pack recommended, ");

    project.file("README.md", "no migration");
    assertThat(commit(repository, "second").output()).doesNotContain("pack ");

    project.migration("V2__index.sql", "CREATE INDEX idx_notes ON notes (body);\n");
    GitRepository.Outcome refused = commit(repository, "third");
    assertThat(refused.exitCode()).as(refused.output()).isNotZero();
    assertThat(refused.output())
        .contains("[MIG001 index-created-concurrently] error")
        .contains("at: db/migration/V2__index.sql:1");
    assertThat(repository.git("log", "--format=%s")).isEqualTo("second\nfirst\n");
  }

  private GitRepository.Outcome commit(GitRepository repository, String message) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    write(
        bin.resolve("seedbed"),
        "#!/bin/sh\nexec '%s' -jar '%s' \"$@\"\n".formatted(java, ChildProcess.jar()));
    repository.git("add", "--all");
    return repository.run(
        Map.of("PATH", bin + ":" + System.getenv("PATH")), "commit", "--quiet", "-m", message);
  }

  private static String hook() throws IOException {
    String page = Files.readString(Path.of("../docs/ci.md"));
    Matcher block = Pattern.compile("(?s)```sh\n(#!/bin/sh\n.*?)```").matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
