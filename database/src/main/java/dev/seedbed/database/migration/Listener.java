package dev.seedbed.database.migration;

/** Who has asked to be told where the statements of a session come from. */
enum Listener {
  NOBODY,
  /** {@link DdlTrace}. */
  ORIGINS,
  /** {@link StatementTrace}, perhaps besides {@link DdlTrace}. */
  STATEMENTS
}
