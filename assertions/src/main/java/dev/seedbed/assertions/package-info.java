/** Schema rules, and AssertJ assertions over them. */
@NullMarked
package dev.seedbed.assertions;

import org.jspecify.annotations.NullMarked;
