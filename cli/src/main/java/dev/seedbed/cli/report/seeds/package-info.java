/** How the rows of the domain are spread, measured in the database. */
@NullMarked
package dev.seedbed.cli.report.seeds;

import org.jspecify.annotations.NullMarked;
