/** The first {@code seedbed.yaml} of a project: looks at its files and writes what they tell. */
@NullMarked
package dev.seedbed.cli.init;

import org.jspecify.annotations.NullMarked;
