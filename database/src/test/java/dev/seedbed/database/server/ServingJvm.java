package dev.seedbed.database.server;

import dev.seedbed.database.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Another JVM with an embedded server: started, told what to do, and killed by tests.
 *
 * <p>It prints its server's folder when that runs. Then it obeys lines: {@code query} is answered,
 * {@code exit} ends it without closing the server.
 */
final class ServingJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final Path folder;
  private final ProcessHandle postmaster;

  private ServingJvm(Process process) throws IOException {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.folder = Path.of(line());
    // The first line of this file is the server's process id.
    String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    this.postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** The other JVM's part. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Settings settings =
        Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("/nowhere"));
    PostgresServer server = PostgresServer.start(settings);
    System.out.println(((EmbeddedServer) server).folder());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while ("query".equals(orders.readLine())) {
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE EXTENSION IF NOT EXISTS vector");
        System.out.println("answered");
      }
    }
  }

  /** Starts one that is not yet ready. */
  static Process launch(Map<String, String> environment, String... prefix) throws IOException {
    return launch(System.getProperty("java.class.path"), environment, List.of(prefix));
  }

  /** Starts one with this class path, by a command that these words stand before. */
  static Process launch(String classPath, Map<String, String> environment, List<String> prefix)
      throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    words.addAll(List.of("-cp", classPath, ServingJvm.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits until its server runs. */
  static ServingJvm of(Process process) throws IOException {
    return new ServingJvm(process);
  }

  /** Starts one and waits until its server runs. */
  static ServingJvm start() throws IOException {
    return of(launch(Map.of()));
  }

  /** Where its server's data lie. */
  Path folder() {
    return folder;
  }

  /** Whether its server's process lives. */
  boolean serverLives() {
    return postmaster.isAlive();
  }

  /** Whether the server lives no more after at most this time. */
  boolean serverEndsWithin(Duration time) throws InterruptedException {
    return Await.until(time, () -> !postmaster.isAlive());
  }

  /** Has it use its server. */
  String query() throws IOException {
    tell("query");
    return line();
  }

  /** Has it end without closing its server. */
  void exit() throws IOException, InterruptedException {
    tell("exit");
    process.waitFor();
  }

  /** SIGTERM. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void tell(String order) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((order + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  private String line() throws IOException {
    return Objects.requireNonNull(output.readLine(), "the other JVM ended: see its errors above");
  }
}
