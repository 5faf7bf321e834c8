/** What rules found, and the lines of the migrations that it comes from. */
@NullMarked
package dev.seedbed.cli.report.findings;

import org.jspecify.annotations.NullMarked;
