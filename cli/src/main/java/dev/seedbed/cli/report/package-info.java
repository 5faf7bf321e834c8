/** {@code seedbed report}: a schema, its findings, its history and its rows as one HTML file. */
@NullMarked
package dev.seedbed.cli.report;

import org.jspecify.annotations.NullMarked;
