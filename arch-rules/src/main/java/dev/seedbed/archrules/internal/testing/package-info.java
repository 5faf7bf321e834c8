/** Which classes are tests, and what they do that tests should not. */
@NullMarked
package dev.seedbed.archrules.internal.testing;

import org.jspecify.annotations.NullMarked;
