/** A project's development database, which outlives the command that made it. */
@NullMarked
package dev.seedbed.database.development;

import org.jspecify.annotations.NullMarked;
