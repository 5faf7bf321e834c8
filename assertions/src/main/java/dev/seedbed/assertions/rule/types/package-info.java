/** Rules on the types of columns. */
@NullMarked
package dev.seedbed.assertions.rule.types;

import org.jspecify.annotations.NullMarked;
