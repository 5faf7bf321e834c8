/** Measures boot, migration and isolation. */
@NullMarked
package dev.seedbed.benchmarks.isolation;

import org.jspecify.annotations.NullMarked;
