/** SQL scripts as {@code psql} and the official container image run them. */
@NullMarked
package dev.seedbed.database.migration.psql;

import org.jspecify.annotations.NullMarked;
