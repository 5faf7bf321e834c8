package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class KeptDatabasesIT {
  private static final Pattern COMMAND =
      Pattern.compile("PGPASSFILE=(?<file>\\S+) psql -h \\S+ -p \\d+ -U \\S+ -d (?<database>\\S+)");

  @PostgresTest
  @TestIsolation(IsolationMode.CLONE)
  static class FailingCase {
    @Test
    void leaves_much(DataSource database) throws SQLException {
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('t', 'T', 't')");
      Kit.execute(database, "ALTER ROLE CURRENT_USER SET work_mem = '5MB'");
      Connection open = database.getConnection();
      open.setAutoCommit(false);
      Kit.execute(open, "DELETE FROM app.tenants");
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void tells_how_to_look_into_the_database_of_a_failed_clone() {
    EngineExecutionResults results = Kit.run(FailingCase.class);
    String report = Kit.report(Kit.failure(results, "leaves_much"));
    assertThat(report)
        .startsWith("ran under clone in database seedbed_")
        .contains(
            "\nrows written\n  WRITE app.tenants (id 't'): name 'T', slug 't'",
            "\nconnections still open\n",
            "opened at dev.seedbed.junit.KeptDatabasesIT$FailingCase.leaves_much(",
            "\nits database is kept until the run ends\n  PGPASSFILE=");
    Matcher command = COMMAND.matcher(report);
    assertThat(command.find()).isTrue();
    assertThat(report).startsWith("ran under clone in database " + command.group("database"));
  }

  @Test
  void keeps_the_server_until_the_password_file_is_deleted() throws Exception {
    PrintStream original = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setProperty("seedbed.keep-failed", "2");
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> Kit.run(FailingCase.class));
      Matcher command = await(printed, run);
      assertThat(run).isNotDone();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains(
              "Seedbed keeps the server for 2 min, or until you delete "
                  + command.group("file")
                  + "\n  PGPASSFILE=");
      Files.delete(Path.of(command.group("file")));
      run.get();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("  left behind setting work_mem of role seedbed_owner\n");
    } finally {
      System.setOut(original);
      System.clearProperty("seedbed.keep-failed");
    }
  }

  private static Matcher await(ByteArrayOutputStream printed, CompletableFuture<Void> run)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() - end < 0 && !run.isDone()) {
      Matcher command = COMMAND.matcher(printed.toString(StandardCharsets.UTF_8));
      if (command.find()) {
        return command;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("nothing was kept: " + printed.toString(StandardCharsets.UTF_8));
  }
}
