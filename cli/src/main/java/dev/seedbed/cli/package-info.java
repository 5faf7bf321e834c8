/** The command line. */
@NullMarked
package dev.seedbed.cli;

import org.jspecify.annotations.NullMarked;
