/** Measures Seedbed side by side with other tools; {@code bin/benchmark} runs it. */
@NullMarked
package dev.seedbed.benchmarks;

import org.jspecify.annotations.NullMarked;
