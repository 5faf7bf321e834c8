/** {@code seedbed.yaml} as a whole: all that stands in it, and what editors know of it. */
@NullMarked
package dev.seedbed.cli.configuration;

import org.jspecify.annotations.NullMarked;
