/** The history of the migrations: what each statement locked, and for how long. */
@NullMarked
package dev.seedbed.cli.report.migrations;

import org.jspecify.annotations.NullMarked;
