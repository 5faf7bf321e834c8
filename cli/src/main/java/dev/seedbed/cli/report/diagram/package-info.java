/** Where each table stands in the report's diagram, and how the lines between them run. */
@NullMarked
package dev.seedbed.cli.report.diagram;

import org.jspecify.annotations.NullMarked;
