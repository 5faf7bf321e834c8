/** Migrations of Drizzle, applied and noted down as its own migrator does. */
@NullMarked
package dev.seedbed.database.migration.drizzle;

import org.jspecify.annotations.NullMarked;
