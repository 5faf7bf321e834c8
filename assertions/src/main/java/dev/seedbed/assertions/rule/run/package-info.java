/** Holding a schema to a pack: what was found, what was accepted, and what that means for CI. */
@NullMarked
package dev.seedbed.assertions.rule.run;

import org.jspecify.annotations.NullMarked;
