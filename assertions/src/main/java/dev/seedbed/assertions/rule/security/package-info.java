/** Rules on who may do what, and on what must not be read by whoever gets in. */
@NullMarked
package dev.seedbed.assertions.rule.security;

import org.jspecify.annotations.NullMarked;
