package dev.seedbed.database.migration.check;

import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/** Another JVM that checks migrations on a server of ours, and is killed in the middle of it. */
final class CheckingJvm implements AutoCloseable {
  private final Process process;

  private CheckingJvm(Process process) {
    this.process = process;
  }

  /** The other JVM's part: a check that does not end. */
  public static void main(String[] arguments) throws SQLException {
    PostgresServer server =
        PostgresServer.start(
            Settings.of(
                Map.of("seedbed.server", "external"), System.getenv(), Path.of("/nowhere")));
    NoHistory endless =
        new NoHistory("CREATE TABLE t (); DO $$ BEGIN PERFORM pg_sleep(600); END $$");
    System.out.println("checking");
    MigrationChecks.of(server, endless).run(new Idempotent(endless));
  }

  /** Starts one, and waits until it has a server. */
  static CheckingJvm start(PostgresServer server, String database) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                CheckingJvm.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "SEEDBED_URL", server.jdbcUrl(database),
                "SEEDBED_USER", server.administrator().user(),
                "SEEDBED_PASSWORD", server.administrator().password()));
    CheckingJvm jvm = new CheckingJvm(builder.start());
    BufferedReader output =
        new BufferedReader(
            new InputStreamReader(jvm.process.getInputStream(), StandardCharsets.UTF_8));
    Objects.requireNonNull(output.readLine(), "the other JVM ended: see its errors above");
    return jvm;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
