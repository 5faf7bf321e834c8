package dev.seedbed.samples.mana.events;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.samples.mana.database.ConflictException;
import dev.seedbed.samples.mana.database.DatabaseException;
import dev.seedbed.samples.mana.database.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class EventRepositoryTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final String STATE =
      """
      SELECT CASE WHEN is_deleted THEN 'deleted' ELSE 'there' END
        || CASE WHEN deleted_at IS NULL THEN '' ELSE ', at a known time' END
      FROM events.events
      WHERE id = ?
      """;

  // tag::soft_delete[]
  @Test
  void a_deleted_event_is_not_shown_and_can_be_restored(DatabaseAssertions database) {
    EventRepository events = new EventRepository(database.dataSource());
    UUID event = add(events, "ada", "Fireworks", 0);

    database
        .assertThatChanges(() -> assertThat(events.delete("ada", event)).isTrue())
        .areInTables("events.events");
    assertThat(events.upcoming("ada", NEW_YEAR, 10)).isEmpty();
    assertThat(new Sql(STATE, event).all(database.dataSource(), row -> row.getString(1)))
        .containsExactly("deleted, at a known time");

    assertThat(events.restore("ada", event)).isTrue();
    assertThat(events.upcoming("ada", NEW_YEAR, 10))
        .extracting(Event::title)
        .containsExactly("Fireworks");
    assertThat(new Sql(STATE, event).all(database.dataSource(), row -> row.getString(1)))
        .containsExactly("there");
  }

  // end::soft_delete[]

  @Test
  void nobody_deletes_or_tags_what_is_somebody_elses(DatabaseAssertions database) {
    EventRepository events = new EventRepository(database.dataSource());
    UUID event = add(events, "ada", "Fireworks", 0);

    database
        .assertThatChanges(
            () -> {
              assertThat(events.delete("grace", event)).isFalse();
              assertThat(events.tag("grace", event, List.of("loud"))).isZero();
            })
        .areExactly(inserted("events.tags", Map.of("user_id", "grace", "name", "loud")));
  }

  @Test
  void tags_are_made_once_and_come_with_the_events_by_one_statement(DatabaseAssertions database) {
    EventRepository events = new EventRepository(database.dataSource());
    UUID fireworks = add(events, "ada", "Fireworks", 0);
    UUID brunch = add(events, "ada", "Brunch", 10);
    add(events, "ada", "Nap", 15);

    assertThat(events.tag("ada", fireworks, List.of("loud", "friends"))).isEqualTo(2);
    assertThat(events.tag("ada", brunch, List.of("friends"))).isEqualTo(1);
    assertThat(events.tag("ada", brunch, List.of("friends"))).isZero();

    database
        .assertThatStatements(
            () ->
                assertThat(events.upcoming("ada", NEW_YEAR, 10))
                    .extracting(Event::tags)
                    .containsExactly(List.of("friends", "loud"), List.of("friends"), List.of()))
        .hasCount(1);
  }

  @Test
  void an_event_that_was_moved_or_deleted_meanwhile_is_not_moved(DataSource database) {
    EventRepository events = new EventRepository(database);
    UUID id = add(events, "ada", "Fireworks", 0);
    Event read = events.upcoming("ada", NEW_YEAR, 1).get(0);

    events.move(read, hour(1), hour(2));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> events.move(read, hour(3), hour(4)))
        .withMessage("Event was modified by another operation");
    Event moved = events.upcoming("ada", NEW_YEAR, 1).get(0);
    assertThat(moved.startsAt()).isEqualTo(hour(1));

    events.delete("ada", id);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> events.move(moved, hour(3), hour(4)));
  }

  @Test
  void an_event_does_not_end_before_it_begins(DataSource database) {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> new EventRepository(database).add("ada", "Back", hour(1), hour(0)))
        .withMessageContaining("events_ends_at_check");
  }

  @Test
  void the_next_events_come_from_an_index(DatabaseAssertions database) {
    database
        .assertThatQuery(
            "SELECT id FROM events.events WHERE user_id = ? AND starts_at >= ?"
                + " AND NOT is_deleted ORDER BY starts_at LIMIT 10",
            "ada",
            NEW_YEAR.atOffset(ZoneOffset.UTC))
        .usesIndex("idx_events_user_starts");
  }

  private static UUID add(EventRepository events, String userId, String title, int hour) {
    return events.add(userId, title, hour(hour), hour(hour + 1));
  }

  private static Instant hour(int hour) {
    return NEW_YEAR.plus(hour, ChronoUnit.HOURS);
  }
}
