package dev.seedbed.samples.mana.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A row of {@code events.events} with the names of its tags, in alphabetical order.
 *
 * @param version which changes with each change of the row
 */
public record Event(
    UUID id, String title, Instant startsAt, Instant endsAt, int version, List<String> tags) {
  public Event {
    tags = List.copyOf(tags);
  }
}
