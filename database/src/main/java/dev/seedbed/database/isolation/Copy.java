package dev.seedbed.database.isolation;

import java.sql.Connection;

/**
 * A database of one test's own.
 *
 * @param database its name
 * @param connection open to it, fit to be handed out
 */
record Copy(String database, Connection connection) {}
