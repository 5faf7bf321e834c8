/** SQL in code: where it stands, which tables it names, and what it filters by. */
@NullMarked
package dev.seedbed.archrules.internal.sql;

import org.jspecify.annotations.NullMarked;
