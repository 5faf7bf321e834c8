/** What a failing test wants to know of its database. */
@NullMarked
package dev.seedbed.database.report;

import org.jspecify.annotations.NullMarked;
