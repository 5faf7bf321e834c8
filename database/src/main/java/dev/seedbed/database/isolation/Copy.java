package dev.seedbed.database.isolation;

import java.sql.Connection;

/**
 * A database of one test's own.
 *
 * @param database its name
 * @param connection open to it, fit to be handed out
 * @param untouched what it looked like before anybody used it
 */
record Copy(String database, Connection connection, CopyState untouched) {}
