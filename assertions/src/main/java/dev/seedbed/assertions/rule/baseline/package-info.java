/**
 * The findings that a project had when it began to check, in a file that only shrinks by itself.
 */
@NullMarked
package dev.seedbed.assertions.rule.baseline;

import org.jspecify.annotations.NullMarked;
