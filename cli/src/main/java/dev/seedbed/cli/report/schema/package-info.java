/** The schema as the report shows it: tables, what refers to what, and whose rows they hold. */
@NullMarked
package dev.seedbed.cli.report.schema;

import org.jspecify.annotations.NullMarked;
