/** {@code seedbed demo}: what there is, on a schema that is brought along. */
@NullMarked
package dev.seedbed.cli.demo;

import org.jspecify.annotations.NullMarked;
