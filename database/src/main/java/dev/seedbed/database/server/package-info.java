/** Boots PostgreSQL: in a container, embedded, or an external one. */
@NullMarked
package dev.seedbed.database.server;

import org.jspecify.annotations.NullMarked;
