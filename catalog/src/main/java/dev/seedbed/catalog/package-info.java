/** An immutable snapshot of a PostgreSQL schema, as records. */
@NullMarked
package dev.seedbed.catalog;

import org.jspecify.annotations.NullMarked;
