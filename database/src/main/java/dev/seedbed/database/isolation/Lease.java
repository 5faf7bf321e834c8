package dev.seedbed.database.isolation;

import java.sql.Connection;

/** What a session under rollback works with until it ends. */
interface Lease {
  /** Whether the connection runs as another role than the one that logged in. */
  boolean runsAsRole();

  /** Takes back a connection that is as it was lent. */
  void giveBack(Connection connection);

  /** Closes a connection that was lost, or whose database is no longer as it was lent. */
  void discard(Connection connection);

  /** What is known of the database; shared by all sessions that begin on equal schemas. */
  FactsMemory facts();
}
