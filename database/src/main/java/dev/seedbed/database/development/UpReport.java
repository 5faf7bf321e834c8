package dev.seedbed.database.development;

import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.server.ExternalServer;
import java.util.List;

/**
 * What bringing up a development database did.
 *
 * @param action what was done to the server
 * @param server the server, which runs on
 * @param notes what else the user should know, such as that the port is another one now
 * @param migrations what was applied
 */
public record UpReport(
    Action action, ExternalServer server, List<String> notes, MigrationReport migrations) {

  /** Copies the list. */
  public UpReport {
    notes = List.copyOf(notes);
  }

  /** What was done to the server. */
  public enum Action {
    /** Made and started. */
    MADE,
    /** Started, with the data that it had. */
    STARTED,
    /** Nothing: it ran already. */
    RAN_ALREADY,
    /** Nothing: it is the database that the setting {@code url} names. */
    GIVEN
  }
}
