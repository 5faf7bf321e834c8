/** {@code seedbed seed}: rows of a plan, into a database or into files. */
@NullMarked
package dev.seedbed.cli.seed;

import org.jspecify.annotations.NullMarked;
