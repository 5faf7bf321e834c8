package dev.seedbed.database.isolation;

/** What outlives a transaction that is rolled back, and the statement that takes it back. */
enum Leftover {
  ADVISORY_LOCKS("SELECT pg_catalog.pg_advisory_unlock_all()"),
  PREPARED_STATEMENTS("DEALLOCATE ALL"),
  SEQUENCE_VALUES("DISCARD SEQUENCES");

  private final String removal;

  Leftover(String removal) {
    this.removal = removal;
  }

  String removal() {
    return removal;
  }
}
