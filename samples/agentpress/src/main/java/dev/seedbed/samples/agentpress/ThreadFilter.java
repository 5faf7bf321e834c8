package dev.seedbed.samples.agentpress;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's threads to list.
 *
 * @param search a part of the name; null for all
 * @param agentId with which agent; null for all
 * @param page from 1
 */
public record ThreadFilter(
    UUID userId, @Nullable String search, @Nullable UUID agentId, int page, int pageSize) {

  public ThreadFilter {
    if (page < 1 || pageSize < 1) {
      throw new IllegalArgumentException("no page " + page + " of " + pageSize + " threads");
    }
  }

  /** The first twenty of all of a user's threads. */
  public static ThreadFilter of(UUID userId) {
    return new ThreadFilter(userId, null, null, 1, 20);
  }

  /** Those with this in their name. */
  public ThreadFilter search(String part) {
    return new ThreadFilter(userId, part, agentId, page, pageSize);
  }

  /** Another page. */
  public ThreadFilter page(int number, int size) {
    return new ThreadFilter(userId, search, agentId, number, size);
  }
}
