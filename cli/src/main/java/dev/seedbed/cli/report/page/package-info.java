/** The page itself: one HTML file that needs nothing else. */
@NullMarked
package dev.seedbed.cli.report.page;

import org.jspecify.annotations.NullMarked;
