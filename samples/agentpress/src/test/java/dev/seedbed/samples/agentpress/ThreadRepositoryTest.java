package dev.seedbed.samples.agentpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class ThreadRepositoryTest {
  private static final Message HELLO = new Message("USER", "Hello.");
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void a_thread_counts_what_is_said_and_what_is_deleted(DataSource database, Fixtures fixtures)
      throws SQLException {
    ThreadRepository threads = new ThreadRepository(database);
    Row thread = thread(fixtures, "Invoices");

    threads.append(id(thread), List.of(HELLO, new Message("ASSISTANT", "How can I help?")));
    assertThat(count(database, thread)).isEqualTo(2);

    assertThat(threads.delete(anyMessage(database, thread))).isTrue();
    assertThat(threads.delete(UUID.randomUUID())).isFalse();
    assertThat(count(database, thread)).isEqualTo(1);
    assertThat(threads.miscounted()).isEmpty();
  }

  @Test
  void messages_that_cannot_be_stored_are_not_counted(DataSource database, Fixtures fixtures)
      throws SQLException {
    ThreadRepository threads = new ThreadRepository(database);
    Row thread = thread(fixtures, "Invoices");

    assertThatThrownBy(
            () -> threads.append(id(thread), List.of(HELLO, new Message("NOBODY", "Boo."))))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("message_role");

    assertThat(count(database, thread)).isZero();
    assertThat(threads.miscounted()).isEmpty();
  }

  // tag::at_once[]
  @Test
  @TestIsolation(IsolationMode.CLONE)
  void no_message_is_lost_when_many_write_at_once(DataSource database, Fixtures fixtures)
      throws Exception {
    ThreadRepository threads = new ThreadRepository(database);
    Row thread = thread(fixtures, "Invoices");
    int writers = 4;
    CyclicBarrier together = new CyclicBarrier(writers);
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> written = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        written.add(
            pool.submit(
                () -> {
                  together.await();
                  for (int i = 0; i < 10; i++) {
                    threads.append(id(thread), List.of(HELLO));
                  }
                  return writers;
                }));
      }
      for (Future<?> each : written) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(count(database, thread)).isEqualTo(40);
    assertThat(threads.miscounted()).isEmpty();
  }

  // end::at_once[]

  @Test
  void a_count_that_is_not_true_is_found(DataSource database, Fixtures fixtures)
      throws SQLException {
    Row thread = fixtures.table("threads").set("message_count", 3).create();

    assertThat(new ThreadRepository(database).miscounted()).containsExactly(id(thread));
  }

  @Test
  void messages_are_found_by_any_form_of_their_words(DataSource database, Fixtures fixtures)
      throws SQLException {
    ThreadRepository threads = new ThreadRepository(database);
    Row thread = thread(fixtures, "Invoices");
    say(fixtures, thread, "Which invoices were paid late?");
    say(fixtures, thread, "Hello.");
    say(fixtures, thread(fixtures, "Another's"), "Which invoices were paid late?");

    assertThat(threads.search(user(thread), "late invoice"))
        .containsExactly(new Message("USER", "Which invoices were paid late?"));
    assertThat(threads.search(user(thread), "invoice -late")).isEmpty();
  }

  @Test
  void the_words_come_from_the_gin_index(DatabaseAssertions database) {
    database
        .assertThatQuery(
            "SELECT id FROM messages WHERE to_tsvector('english', text_content)"
                + " @@ websearch_to_tsquery('english', ?)",
            "invoice")
        .usesIndex("messages_text_content_gin_idx");
  }

  @Test
  void threads_are_listed_page_by_page_the_newest_first(DataSource database, Fixtures fixtures)
      throws SQLException {
    ThreadRepository threads = new ThreadRepository(database);
    Row user = fixtures.table("users").create();
    for (int day = 1; day <= 5; day++) {
      fixtures
          .table("threads")
          .in(user)
          .set("name", (day % 2 == 0 ? "Invoices " : "Holidays ") + day)
          .set("created_at", Instant.parse("2026-01-0" + day + "T00:00:00Z"))
          .create();
    }
    thread(fixtures, "Invoices of another");
    ThreadFilter all = ThreadFilter.of(id(user));

    assertThat(threads.names(all.page(1, 2))).containsExactly("Holidays 5", "Invoices 4");
    assertThat(threads.names(all.page(3, 2))).containsExactly("Holidays 1");
    assertThat(threads.names(all.page(4, 2))).isEmpty();
    assertThat(threads.names(all.search("INVOICE"))).containsExactly("Invoices 4", "Invoices 2");
  }

  private static Row thread(Fixtures fixtures, String name) {
    return fixtures.table("threads").set("name", name).set("created_at", NEW_YEAR).create();
  }

  private static void say(Fixtures fixtures, Row thread, String text) {
    fixtures
        .table("messages")
        .in(thread)
        .set("role", "USER")
        .set("text_content", text)
        .set("created_at", NEW_YEAR)
        .create();
  }

  private static UUID id(Row row) {
    return UUID.fromString(String.valueOf(row.get("id")));
  }

  private static UUID user(Row thread) {
    return UUID.fromString(String.valueOf(thread.get("user_id")));
  }

  private static int count(DataSource database, Row thread) throws SQLException {
    return new Sql("SELECT message_count FROM threads WHERE id = ?", id(thread))
        .all(database, row -> row.getInt(1))
        .get(0);
  }

  private static UUID anyMessage(DataSource database, Row thread) throws SQLException {
    return new Sql("SELECT id FROM messages WHERE thread_id = ? LIMIT 1", id(thread))
        .all(database, row -> row.getObject(1, UUID.class))
        .get(0);
  }
}
