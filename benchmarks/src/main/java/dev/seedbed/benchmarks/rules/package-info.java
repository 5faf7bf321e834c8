/** Holding a large schema against all rules, beside pg-index-health and SchemaCrawler's lint. */
@NullMarked
package dev.seedbed.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
