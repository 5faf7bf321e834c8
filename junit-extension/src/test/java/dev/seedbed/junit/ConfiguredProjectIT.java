package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a project's {@code seedbed.yaml} says, in a JVM that was started in the project's folder.
 */
class ConfiguredProjectIT {
  @TempDir private Path project;

  @PostgresTest
  static class MappedCase {
    @Test
    void rows_are_in_the_tables_that_the_file_names(DataSource database, Fixtures fixtures)
        throws SQLException {
      Agent agent = fixtures.agent().set(Agent.NAME, "router").create();
      fixtures.messages().by(agent).count(2).create();

      assertThat(Kit.text(database, "SELECT \"Title\" FROM app.helpers")).isEqualTo("router");
      assertThat(Kit.text(database, "SELECT count(*) FROM app.utterances WHERE helper IS NOT NULL"))
          .isEqualTo("2");
      assertThat(Kit.text(database, "SELECT count(*) FROM app.firms")).isEqualTo("1");
    }
  }

  @PostgresTest(migrations = "slow")
  static class SlowCase {
    @Test
    void is_never_run() {}
  }

  /** Runs both as a build does, and prints why they failed. */
  static final class Build {
    private Build() {}

    public static void main(String[] arguments) {
      for (Throwable failure : Kit.failures(Kit.run(MappedCase.class, SlowCase.class))) {
        System.out.println(failure.getMessage());
      }
    }
  }

  @Test
  void tables_are_found_and_migrations_are_run_as_the_file_says() throws Exception {
    write(
        "seedbed.yaml",
        """
        server: embedded
        cache: off
        migrations: sql
        migration-timeout: 3s
        mapping:
          tenant: app.firms
          agent: {table: app.helpers, columns: {name: Title}}
          message: app.utterances
        """);
    write(
        "sql/V1__tables.sql",
        """
        CREATE SCHEMA app;
        CREATE TABLE app.firms (id uuid PRIMARY KEY, name text NOT NULL);
        CREATE TABLE app.helpers (
          id uuid PRIMARY KEY, firm uuid NOT NULL REFERENCES app.firms, "Title" text NOT NULL);
        CREATE TABLE app.utterances (
          id uuid PRIMARY KEY, helper uuid NOT NULL REFERENCES app.helpers,
          role text NOT NULL, content text NOT NULL, created_at timestamptz NOT NULL);
        """);
    write("slow/V1__slow.sql", "SELECT pg_sleep(60);\n");

    assertThat(printed())
        .contains("tests       1 under rollback")
        .endsWith(
            """

            Migration took too long: slow/V1__slow.sql:1
              expected: the whole file to be applied within 3 s
              actual: this statement was still running, and was canceled
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: look what it waited for: another session's lock, or a table too large for it
                  or: give it more time: the setting migration-timeout, or MigrationOptions.withTimeout
            """);
  }

  private String printed() throws IOException, InterruptedException {
    Path out = project.resolve("printed");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Build.class.getName()))
            .directory(project.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("SEEDBED_"));
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the build does not end: " + Files.readString(out));
    }
    return Files.readString(out);
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
