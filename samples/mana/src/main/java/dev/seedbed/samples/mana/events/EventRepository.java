package dev.seedbed.samples.mana.events;

import dev.seedbed.samples.mana.database.ConflictException;
import dev.seedbed.samples.mana.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What stands in users' calendars. Nothing is deleted for good: users want it back. */
public final class EventRepository {

  private static final String INSERT =
      """
      INSERT INTO events.events (user_id, title, starts_at, ends_at)
      VALUES (?, ?, ?, ?)
      RETURNING id
      """;

  private static final String MAKE_TAGS =
      """
      INSERT INTO events.tags (user_id, name)
      SELECT ?, name FROM unnest(?::text[]) AS name
      ON CONFLICT (user_id, name) DO NOTHING
      """;

  private static final String TAG =
      """
      INSERT INTO events.event_tags (event_id, tag_id)
      SELECT events.id, tags.id
      FROM events.events
      JOIN events.tags ON tags.user_id = events.user_id
      WHERE events.id = ? AND events.user_id = ? AND NOT is_deleted AND tags.name = ANY (?::text[])
      ON CONFLICT DO NOTHING
      """;

  static final String UPCOMING =
      """
      SELECT events.id, title, starts_at, ends_at, version,
        coalesce(array_agg(tags.name ORDER BY tags.name) FILTER (WHERE tags.id IS NOT NULL), '{}')
          AS tags
      FROM events.events
      LEFT JOIN events.event_tags ON event_tags.event_id = events.id
      LEFT JOIN events.tags ON tags.id = event_tags.tag_id
      WHERE events.user_id = ? AND starts_at >= ? AND NOT is_deleted
      GROUP BY events.id
      ORDER BY starts_at, events.id
      LIMIT ?
      """;

  private static final String MOVE =
      """
      UPDATE events.events
      SET starts_at = ?, ends_at = ?, version = version + 1, updated_at = now()
      WHERE id = ? AND version = ? AND NOT is_deleted
      """;

  private static final String DELETE =
      """
      UPDATE events.events
      SET is_deleted = true, deleted_at = now(), updated_at = now()
      WHERE id = ? AND user_id = ? AND NOT is_deleted
      """;

  private static final String RESTORE =
      """
      UPDATE events.events
      SET is_deleted = false, deleted_at = NULL, updated_at = now()
      WHERE id = ? AND user_id = ? AND is_deleted
      """;

  private final DataSource database;

  public EventRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Adds an event to a user's calendar.
   *
   * @return its id
   */
  public UUID add(String userId, String title, Instant startsAt, Instant endsAt) {
    return new Sql(INSERT, userId, title, startsAt, endsAt)
        .all(database, row -> row.getObject("id", UUID.class))
        .get(0);
  }

  /**
   * Gives an event of the user's tags of the user's, which are made if they are not there.
   *
   * @return how many the event did not have
   */
  public int tag(String userId, UUID event, List<String> names) {
    String[] tags = names.toArray(new String[0]);
    return Sql.transaction(
        database,
        transaction -> {
          new Sql(MAKE_TAGS, userId, tags).update(transaction);
          return new Sql(TAG, event, userId, tags).update(transaction);
        });
  }

  /** A user's next events, with their tags. */
  public List<Event> upcoming(String userId, Instant from, int limit) {
    return new Sql(UPCOMING, userId, from, limit).all(database, EventRepository::event);
  }

  /**
   * Moves an event.
   *
   * @param read the event as it was when that was decided
   * @throws ConflictException if somebody has changed or deleted it since
   */
  public void move(Event read, Instant startsAt, Instant endsAt) {
    if (new Sql(MOVE, startsAt, endsAt, read.id(), read.version()).update(database) == 0) {
      throw new ConflictException("Event");
    }
  }

  /** Marks an event as deleted; false if the user has no such event. */
  public boolean delete(String userId, UUID event) {
    return new Sql(DELETE, event, userId).update(database) > 0;
  }

  /** Takes a deletion back; false if the user has deleted no such event. */
  public boolean restore(String userId, UUID event) {
    return new Sql(RESTORE, event, userId).update(database) > 0;
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getObject("id", UUID.class),
        row.getString("title"),
        Sql.instant(row, "starts_at"),
        Sql.instant(row, "ends_at"),
        row.getInt("version"),
        List.of((String[]) row.getArray("tags").getArray()));
  }
}
