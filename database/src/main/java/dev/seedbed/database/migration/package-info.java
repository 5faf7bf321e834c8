/** The project's own migrations: found, applied once, and traced to file and line. */
@NullMarked
package dev.seedbed.database.migration;

import org.jspecify.annotations.NullMarked;
