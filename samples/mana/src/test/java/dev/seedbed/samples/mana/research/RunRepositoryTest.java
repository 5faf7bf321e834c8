package dev.seedbed.samples.mana.research;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.samples.mana.database.DatabaseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class RunRepositoryTest {
  private static final Source BOOK = new Source("https://example.com/book", "A book");
  private static final Source PAPER = new Source("https://example.com/paper", "A paper");

  @Test
  void an_answer_is_stored_with_its_sources(DatabaseAssertions database) {
    RunRepository runs = new RunRepository(database.dataSource());
    UUID run = runs.start("ada", "Who was first?");

    database
        .assertThatChanges(() -> runs.complete(run, "She was.", List.of(PAPER, BOOK)))
        .areInTables("research.runs", "research.sources", "research.run_sources")
        .include(
            inserted("research.sources", Map.of("url", PAPER.url())),
            inserted("research.sources", Map.of("url", BOOK.url())),
            inserted("research.run_sources", Map.of("run_id", run, "position", 1)),
            inserted("research.run_sources", Map.of("run_id", run, "position", 2)));
    assertThat(runs.cited(run)).containsExactly(PAPER, BOOK);
  }

  @Test
  void a_page_that_two_answers_cite_is_stored_once_under_its_newest_title(DataSource database) {
    RunRepository runs = new RunRepository(database);
    UUID first = runs.start("ada", "Who was first?");
    UUID second = runs.start("grace", "Who was second?");

    runs.complete(first, "She was.", List.of(BOOK));
    runs.complete(second, "He was.", List.of(new Source(BOOK.url(), "A book, revised")));

    assertThat(runs.cited(first)).isEqualTo(runs.cited(second));
    assertThat(runs.cited(first)).extracting(Source::title).containsExactly("A book, revised");
  }

  @Test
  void an_answer_that_cannot_be_stored_as_a_whole_leaves_nothing(DatabaseAssertions database) {
    RunRepository runs = new RunRepository(database.dataSource());
    UUID run = runs.start("ada", "Who was first?");

    database
        .assertThatChanges(
            () -> {
              assertThatExceptionOfType(DatabaseException.class)
                  .isThrownBy(() -> runs.complete(run, "She was.", List.of(BOOK, BOOK)));
              assertThatExceptionOfType(IllegalStateException.class)
                  .isThrownBy(() -> runs.complete(UUID.randomUUID(), "", List.of(BOOK)))
                  .withMessageStartingWith("nobody works on ");
            })
        .areNone();
  }
}
