/** How long tests took, as their runners wrote it down. */
@NullMarked
package dev.seedbed.cli.report.suites;

import org.jspecify.annotations.NullMarked;
