/** Commands over schemas as a whole: diff, snapshot. */
@NullMarked
package dev.seedbed.cli.schema;

import org.jspecify.annotations.NullMarked;
