/** Commands over migrations: migrate, status, trace. */
@NullMarked
package dev.seedbed.cli.migration;

import org.jspecify.annotations.NullMarked;
