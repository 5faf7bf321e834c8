/** Reports of runs as other programs read them. */
@NullMarked
package dev.seedbed.assertions.rule.format;

import org.jspecify.annotations.NullMarked;
