/** Isolation: each test has the database to itself, and leaves nothing in it. */
@NullMarked
package dev.seedbed.database.isolation;

import org.jspecify.annotations.NullMarked;
