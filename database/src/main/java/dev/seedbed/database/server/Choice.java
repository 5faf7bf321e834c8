package dev.seedbed.database.server;

import java.util.List;

/**
 * Why a server was taken.
 *
 * @param reason why it
 * @param passedOver why not those before it
 */
record Choice(String reason, List<String> passedOver) {

  /** Copies the list. */
  Choice {
    passedOver = List.copyOf(passedOver);
  }
}
