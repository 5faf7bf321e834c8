package dev.seedbed.assertions.rule.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  private static final int EACH = 25;

  @TempDir Path folder;

  @Test
  void is_sorted_and_each_entry_has_lines_of_its_own() throws IOException {
    Baseline.update(
        file(),
        baseline ->
            baseline
                .accept(List.of(finding("b")), "before our time", "ann", DAY)
                .accept(List.of(finding("Ä \"1\": #"), finding("a")), "soon", "bob", DAY));
    assertThat(file())
        .hasContent(
            """
            version: 1
            accepted:
            - fingerprint: "KEY001 relation app.\\"Ä \\\\\\"1\\\\\\": #\\""
              reason: "soon"
              owner: "bob"
              date: "2026-11-21"
            - fingerprint: "KEY001 relation app.a"
              reason: "soon"
              owner: "bob"
              date: "2026-11-21"
            - fingerprint: "KEY001 relation app.b"
              reason: "before our time"
              owner: "ann"
              date: "2026-11-21"
            """
                .replace("\\\\\\\"1\\\\\\\"", "\\\"\\\"1\\\"\\\""));
    assertThat(Baseline.read(file()).fingerprints()).contains(finding("Ä \"1\": #").fingerprint());
  }

  @Test
  void keeps_reason_owner_and_date_of_what_it_accepted_before() {
    Baseline first = Baseline.EMPTY.accept(List.of(finding("a")), "old", "ann", DAY);
    Baseline second = first.accept(List.of(finding("a")), "new", "bob", DAY.plusDays(1));
    assertThat(second).isEqualTo(first);
    assertThat(first.accepts(finding("a"))).isTrue();
    assertThat(first.accepts(finding("b"))).isFalse();
  }

  @Test
  void knows_what_is_fixed_of_the_rules_that_ran() {
    Baseline baseline =
        Baseline.EMPTY.accept(List.of(finding("a"), finding("b")), "old", "ann", DAY);
    List<AcceptedFinding> fixed = baseline.fixed(Set.of("KEY001"), List.of(finding("b")));
    assertThat(fixed).map(AcceptedFinding::fingerprint).containsExactly("KEY001 relation app.a");
    assertThat(baseline.prune(fixed).accepted())
        .map(AcceptedFinding::fingerprint)
        .containsExactly("KEY001 relation app.b");
    assertThat(baseline.fixed(Set.of("NS001"), List.of())).isEmpty();
  }

  @Test
  void is_empty_without_a_file() throws IOException {
    assertThat(Baseline.read(file())).isEqualTo(Baseline.EMPTY);
    Files.writeString(file(), "version: 1\naccepted: []\n");
    assertThat(Baseline.read(file())).isEqualTo(Baseline.EMPTY);
  }

  @Test
  void loses_no_entry_when_several_write_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    IntStream.range(0, 40)
        .mapToObj(i -> finding("t" + i))
        .forEach(
            each ->
                all.add(
                    threads.submit(
                        () ->
                            Baseline.update(
                                file(), old -> old.accept(List.of(each), "old", "ann", DAY)))));
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    assertThat(Baseline.read(file()).accepted()).hasSize(40);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  /** Accepts findings one by one, in a process of its own. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      for (int i = 0; i < EACH; i++) {
        Finding next = finding(arguments[1] + i);
        Baseline.update(Path.of(arguments[0]), old -> old.accept(List.of(next), "old", "ann", DAY));
      }
    }
  }

  @Test
  void loses_no_entry_when_several_processes_write_at_once() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file().toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    assertThat(Baseline.read(file()).accepted()).hasSize(writers.size() * EACH);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void takes_the_lock_of_one_that_was_killed() throws IOException {
    Files.writeString(folder.resolve("." + file().getFileName() + ".lock"), "left");
    Baseline.update(file(), old -> old.accept(List.of(finding("a")), "old", "ann", DAY));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void leaves_the_file_alone_if_the_change_fails() throws IOException {
    Files.writeString(file(), "version: 1\naccepted: []\n");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Baseline.update(
                    file(),
                    old -> {
                      throw new IllegalStateException();
                    }));
    assertThat(file()).hasContent("version: 1\naccepted: []\n");
  }

  @Test
  void says_what_is_no_baseline() throws IOException {
    Files.writeString(file(), "version: 2\naccepted: []\n");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> Baseline.read(file()))
        .withMessage(
            """
            Not a baseline: %s
              expected: version: 1, and under accepted: entries with fingerprint, reason, owner and date
              actual: version 2
              To fix: correct it, or restore it from version control
                  or: delete it, and accept the findings anew"""
                .formatted(file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- a",
        "version: 1\naccepted: [{fingerprint: a, reason: b, owner: c}]",
        "version: 1\naccepted: [{fingerprint: a, reason: '', owner: c, date: 2026-01-01}]",
        "version: 1\naccepted: [{fingerprint: a, reason: b, owner: c, date: soon}]",
        "version: 1\nignored: []",
        "version: 1\n accepted"
      })
  void refuses_what_is_no_baseline(String text) throws IOException {
    Files.writeString(file(), text);
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> Baseline.read(file()))
        .withMessageStartingWith("Not a baseline: " + file() + "\n");
  }

  private Path file() {
    return folder.resolve("seedbed-baseline.yaml");
  }

  private static Finding finding(String table) {
    return new Finding(
        new RuleInfo("KEY001", "primary-key", Severity.ERROR, "Tables have a primary key"),
        ObjectAddress.relation(new QualifiedName("app", table)),
        "no key",
        "a key",
        "none",
        null,
        Fix.of("SELECT 1"));
  }
}
