/** Assertions on what a database does: plans, changes, statements, nearest neighbours. */
@NullMarked
package dev.seedbed.assertions.behaviour;

import org.jspecify.annotations.NullMarked;
