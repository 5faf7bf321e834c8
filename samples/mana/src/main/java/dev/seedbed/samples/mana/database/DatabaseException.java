package dev.seedbed.samples.mana.database;

import java.sql.SQLException;

/** The database refused something, or could not be reached. */
public final class DatabaseException extends RuntimeException {
  private static final String UNIQUE_VIOLATION = "23505";

  private final String state;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.state = String.valueOf(cause.getSQLState());
  }

  /** Whether there is such a row already. */
  public boolean isDuplicate() {
    return state.equals(UNIQUE_VIOLATION);
  }
}
