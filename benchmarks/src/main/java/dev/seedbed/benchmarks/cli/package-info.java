/** How long the command line takes to start, and to check a schema. */
@NullMarked
package dev.seedbed.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
