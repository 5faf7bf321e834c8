/** The database that tests run against. */
@NullMarked
package dev.seedbed.database;

import org.jspecify.annotations.NullMarked;
