/** Applying many migrations, beside Flyway, and what tracing them costs. */
@NullMarked
package dev.seedbed.benchmarks.migrations;

import org.jspecify.annotations.NullMarked;
