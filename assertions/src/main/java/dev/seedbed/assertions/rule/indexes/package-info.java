/** Rules on indexes: those that are missing, and those that are there for nothing. */
@NullMarked
package dev.seedbed.assertions.rule.indexes;

import org.jspecify.annotations.NullMarked;
