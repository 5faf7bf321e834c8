package dev.seedbed.database.server;

import java.util.List;

/**
 * Why a server was taken.
 *
 * @param reason why it
 * @param passedOver why not those before it
 */
record Decision(String reason, List<String> passedOver) {

  /** Copies the list. */
  Decision {
    passedOver = List.copyOf(passedOver);
  }
}
