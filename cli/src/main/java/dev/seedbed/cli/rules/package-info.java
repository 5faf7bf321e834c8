/** The commands that hold schemas and migrations to rules. */
@NullMarked
package dev.seedbed.cli.rules;

import org.jspecify.annotations.NullMarked;
