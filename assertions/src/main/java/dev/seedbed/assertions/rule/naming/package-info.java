/** Rules on what objects are called. */
@NullMarked
package dev.seedbed.assertions.rule.naming;

import org.jspecify.annotations.NullMarked;
