/** SQL text: where statements begin and end, and what kind they are. */
@NullMarked
package dev.seedbed.database.sql;

import org.jspecify.annotations.NullMarked;
