package dev.seedbed.database.server;

import dev.seedbed.database.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Another JVM with a prepared embedded server: started, told what to do, and killed by tests.
 *
 * <p>Its server holds the {@link TableContent} {@code a}. It prints {@code preparing} while it
 * prepares that, and waits for a line then if it was told so; and its cache's outcome when the
 * server runs. Then it obeys lines: {@code read} is answered by what the server holds, {@code exit}
 * ends it without closing the server.
 */
final class PreparingJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private PreparingJvm(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The other JVM's part; its arguments are settings. */
  public static void main(String[] arguments) throws IOException, SQLException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<String, String> properties = new HashMap<>(Map.of("seedbed.server", "embedded"));
    for (String argument : arguments) {
      properties.put(
          argument.substring(0, argument.indexOf('=')),
          argument.substring(argument.indexOf('=') + 1));
    }
    TableContent table = TableContent.of("a");
    ServerContent content =
        new ServerContent() {
          @Override
          public String fingerprint() {
            return table.fingerprint();
          }

          @Override
          public String prepare(PostgresServer server) throws SQLException {
            System.out.println("preparing");
            if (properties.containsKey("wait")) {
              try {
                orders.readLine();
              } catch (IOException e) {
                throw new SQLException(e);
              }
            }
            return table.prepare(server);
          }
        };
    PreparedServer prepared =
        PostgresServer.start(
            Settings.of(properties, System.getenv(), Path.of("/nowhere")), content);
    System.out.println(prepared.cache());
    while ("read".equals(orders.readLine())) {
      System.out.println(TableContent.read(prepared.server()));
    }
  }

  /** Starts one by a command that these words stand before. */
  static PreparingJvm start(
      List<String> prefix, String classPath, Path caches, Map<String, String> settings)
      throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    words.addAll(List.of("-cp", classPath, PreparingJvm.class.getName()));
    settings.forEach((key, value) -> words.add(key + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("XDG_CACHE_HOME", caches.toString());
    return new PreparingJvm(builder.start());
  }

  /** The next line that it prints. */
  String line() throws IOException {
    return Objects.requireNonNull(output.readLine(), "the other JVM ended: see its errors above");
  }

  /** What its server holds. */
  String read() throws IOException {
    OutputStream input = process.getOutputStream();
    input.write("read\n".getBytes(StandardCharsets.UTF_8));
    input.flush();
    return line();
  }

  /** Has it end without closing its server. */
  void exit() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Whether it lives. */
  boolean lives() {
    return process.isAlive();
  }

  /** Whether no process has this folder in its command line, after at most some seconds. */
  static boolean nobodyUses(Path folder) throws InterruptedException {
    return Await.noProcessNames(folder + "/seedbed", Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
