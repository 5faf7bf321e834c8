package dev.seedbed.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnableJarIT {
  private static final Map<String, String> EMBEDDED = Map.of("SEEDBED_SERVER", "embedded");

  private static final String NOTES = "CREATE TABLE notes (id uuid PRIMARY KEY, user_id uuid);\n";

  @TempDir Path folder;

  @Test
  void runs_alone_in_another_folder() throws Exception {
    CommandRun run = ChildProcess.jar(folder, Map.of()).start("--version").end();
    assertThat(run.out()).startsWith("seedbed ");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void has_every_licence_and_no_signature_or_module() throws Exception {
    try (JarFile jar = new JarFile(ChildProcess.jar().toFile())) {
      String licences =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/LICENSE")).readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertThat(licences).contains("Apache License");
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
          .noneMatch(name -> name.endsWith("module-info.class"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 1_notes.sql, ''",
    "flyway, V1__notes.sql, ''",
    "liquibase, changelog.sql, '--liquibase formatted sql\n\n--changeset ann:1\n'"
  })
  void applies_what_each_tool_has_written_and_says_nothing_else(
      String tool, String file, String before) throws Exception {
    SampleProject project = new SampleProject(folder).file("db/" + file, before + NOTES);
    String place = tool.equals("liquibase") ? "liquibase:db/" + file : tool + ":db";
    CommandRun run =
        ChildProcess.jar(project.folder(), EMBEDDED)
            .start("check", "--rule=TYP001", "--migrations", place)
            .end();
    assertThat(run.out()).startsWith("pack recommended, ").contains("[TYP001 ", "at: db/" + file);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void stops_its_server_on_an_interrupt() throws Exception {
    SampleProject project =
        new SampleProject(folder)
            .file("db/migration/V1__slow.sql", NOTES + "SELECT pg_sleep(300);\n");
    ChildProcess child = ChildProcess.jar(project.folder(), EMBEDDED).atTerminal().start("check");
    List<ProcessHandle> servers = awaitQuery(child.process());
    assertThat(servers).as("the server's processes").isNotEmpty();
    child.interrupt();
    CommandRun run = child.end();
    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ");
    for (ProcessHandle server : servers) {
      server.onExit().get(1, java.util.concurrent.TimeUnit.MINUTES);
    }
  }

  /** All processes that a command has started, once one of them is a session that runs a query. */
  private static List<ProcessHandle> awaitQuery(Process command) throws Exception {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (Instant.now().isBefore(end)) {
      List<ProcessHandle> started = command.descendants().toList();
      if (started.stream().anyMatch(RunnableJarIT::isQuery)) {
        return started;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no session of its server runs a query");
  }

  /** By what the process calls itself, which its handle does not tell. */
  private static boolean isQuery(ProcessHandle process) {
    try {
      Path title = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(title, ISO_8859_1).contains(" SELECT");
    } catch (IOException e) {
      // It has ended.
      return false;
    }
  }

  @Test
  void two_at_once_do_not_disturb_each_other() throws Exception {
    SampleProject project = new SampleProject(folder).file("db/migration/V1__notes.sql", NOTES);
    ChildProcess.Starter jar = ChildProcess.jar(project.folder(), EMBEDDED);
    ChildProcess one = jar.start("check", "--rule=TYP001");
    ChildProcess other = jar.start("check", "--rule=KEY001");
    CommandRun found = one.end();
    assertThat(found.exitCode()).as(found.toString()).isEqualTo(1);
    CommandRun clean = other.end();
    assertThat(clean.exitCode()).as(clean.toString()).isZero();
  }
}
