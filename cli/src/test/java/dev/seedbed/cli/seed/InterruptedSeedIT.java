package dev.seedbed.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.ChildProcess;
import dev.seedbed.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in processes of their own, which somebody stops or which run out of room. */
class InterruptedSeedIT {
  private static final String MESSAGES = "120000";

  @TempDir private Path folder;

  @Test
  void ctrl_c_leaves_a_part_that_the_next_run_completes() throws Exception {
    SeededDatabase database = SeededDatabase.of("interrupted_test");
    ChildProcess seed =
        ChildProcess.classes(folder, Map.of())
            .atTerminal()
            .start("seed", "--url", database.url(), "--messages", MESSAGES, "--defer-indexes");
    while (seed.process().isAlive() && !hasMessages(database)) {
      Thread.sleep(5);
    }
    seed.interrupt();

    CommandRun ended = seed.end();
    assertThat(ended.exitCode()).isEqualTo(130);
    assertThat(ended.err())
        .contains("Stopped. What is loaded stays, and the same command goes on with the rest.")
        .doesNotContain("Exception");
    SeededDatabase.awaitIdle(database::number);
    CommandRun again =
        CommandRun.in(folder)
            .run(
                "seed",
                "--url",
                database.url(),
                "--messages",
                MESSAGES,
                "--defer-indexes",
                "--resume",
                "--verify");
    assertThat(again.err()).doesNotContain("expected:");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains(" were there").contains("; verified");
    assertThat(database.number("SELECT count(*) FROM app.messages")).isEqualTo(120_000);
    assertThat(
            database.number("SELECT count(*) FROM pg_indexes WHERE indexname = 'messages_by_time'"))
        .isEqualTo(1);
  }

  @Test
  void a_disk_without_room_leaves_no_half_files() throws Exception {
    SeededDatabase database = SeededDatabase.of("interrupted_test");

    // No file may be longer than 2 MB, which a write is told as if the disk were full.
    CommandRun ended =
        ChildProcess.classes(folder, Map.of())
            .cramped(2048)
            .start("seed", "--url", database.url(), "--messages", MESSAGES, "--out", "rows")
            .end();

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err())
        .contains("Cannot write the rows of the seed plan to " + folder.resolve("rows") + "\n")
        .contains("actual: IOException: File too large")
        .contains("To fix: make room, or name another folder, and write again");
    assertThat(names()).containsExactly("app.agents.csv", "app.tenants.csv");
  }

  private static boolean hasMessages(SeededDatabase database) throws SQLException {
    return database.number("SELECT count(to_regclass('seedbed.bulk_blocks'))") > 0
        && database.number(
                "SELECT count(*) FROM seedbed.bulk_blocks WHERE table_name = 'app.messages'")
            > 0;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("rows"))) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
