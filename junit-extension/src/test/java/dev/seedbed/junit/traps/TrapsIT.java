package dev.seedbed.junit.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code that isolation may deceive gets the true answer or a named refusal, and leaves nothing to
 * the next test. What peers make of it stands in the documentation, generated from here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrapsIT {
  private static final Path PAGE = Path.of("..", "docs", "isolation.md");
  private static final String BEGIN = "<!-- traps: generated -->\n";
  private static final String END = "<!-- end of traps -->";

  private final Map<String, Results> results = new LinkedHashMap<>();
  private final Map<String, Map<Trap, Outcome>> outcomes = new LinkedHashMap<>();
  private final List<Environment> environments = new ArrayList<>();
  private TrapServer server;

  static Stream<Trap> traps() {
    return Stream.of(
            TransactionTraps.all(),
            List.of(Results.PARALLEL),
            ConstraintTraps.all(),
            SessionTraps.all(),
            ServerTraps.all())
        .flatMap(List::stream);
  }

  @BeforeAll
  void start() throws Exception {
    server = new TrapServer();
    environments.add(new PlainEnvironment(server));
    environments.add(new SeedbedEnvironment(IsolationMode.ROLLBACK, server.migrated()));
    environments.add(new SeedbedEnvironment(IsolationMode.CLONE, server.migrated()));
    environments.add(new ZonkyEnvironment());
    environments.add(new SpringEnvironment(server));
    for (Environment environment : environments) {
      results.put(environment.name(), new Results(environment, environment.test(Leaks::found)));
      outcomes.put(environment.name(), new LinkedHashMap<>());
    }
  }

  @AfterAll
  void stop() throws SQLException {
    for (Environment environment : environments) {
      environment.close();
    }
    server.close();
  }

  private Outcome outcome(String environment, Trap trap) throws Exception {
    Map<Trap, Outcome> known = Objects.requireNonNull(outcomes.get(environment));
    Outcome outcome = known.get(trap);
    if (outcome == null) {
      outcome = Objects.requireNonNull(results.get(environment)).of(trap);
      known.put(trap, outcome);
    }
    return outcome;
  }

  @ParameterizedTest
  @MethodSource("traps")
  void real_life_gives_the_answer_that_is_called_true(Trap trap) throws Exception {
    assertThat(outcome("real life", trap)).matches(Outcome::isTrue, "is " + trap.truth());
  }

  @ParameterizedTest
  @MethodSource("traps")
  void rollback_answers_the_truth_or_refuses(Trap trap) throws Exception {
    assertThat(outcome("ROLLBACK", trap))
        .matches(Outcome::isTrueOrRefused, "is refused or " + trap.truth());
  }

  @ParameterizedTest
  @MethodSource("traps")
  void a_clone_answers_the_truth(Trap trap) throws Exception {
    assertThat(outcome("CLONE", trap)).matches(Outcome::isTrue, "is " + trap.truth());
  }

  @Test
  void the_documentation_shows_what_was_measured() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String measured = table();
    if (Boolean.getBoolean("seedbed.traps.write")) {
      Files.writeString(
          PAGE, page.substring(0, begin) + measured + page.substring(page.indexOf(END)));
    } else {
      assertThat(page.substring(begin, page.indexOf(END)))
          .as("the table; write it anew with -Dseedbed.traps.write=true")
          .isEqualTo(measured);
    }
  }

  private String table() throws Exception {
    List<String> columns = List.of("ROLLBACK", "CLONE", "zonky", "Spring");
    StringBuilder table =
        new StringBuilder("| the code under test | `ROLLBACK` | `CLONE` | zonky | Spring |\n");
    table.append("|---|---|---|---|---|\n");
    for (Trap trap : traps().toList()) {
      List<String> words = new ArrayList<>();
      for (String column : columns) {
        words.add(outcome(column, trap).word().text());
      }
      table.append("| ").append(trap.name()).append(" | ").append(String.join(" | ", words));
      table.append(" |\n");
    }
    return table.toString();
  }

  /** Everything that was seen, for whoever wonders about a word in the table. */
  @AfterAll
  void tell() throws IOException {
    String seen =
        outcomes.entrySet().stream()
            .flatMap(
                environment ->
                    environment.getValue().entrySet().stream()
                        .map(
                            e ->
                                environment.getKey()
                                    + " | "
                                    + e.getKey()
                                    + " | "
                                    + e.getValue().toString().replace("\n", " ")))
            .collect(Collectors.joining("\n"));
    Files.writeString(Path.of("target", "traps.txt"), seen);
  }
}
