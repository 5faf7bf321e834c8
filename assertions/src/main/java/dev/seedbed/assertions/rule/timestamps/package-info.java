/** Rules on the columns that say when a row was made and changed. */
@NullMarked
package dev.seedbed.assertions.rule.timestamps;

import org.jspecify.annotations.NullMarked;
