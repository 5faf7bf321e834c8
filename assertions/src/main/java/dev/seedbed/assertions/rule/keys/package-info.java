/** Rules on keys: primary, unique and foreign ones. */
@NullMarked
package dev.seedbed.assertions.rule.keys;

import org.jspecify.annotations.NullMarked;
