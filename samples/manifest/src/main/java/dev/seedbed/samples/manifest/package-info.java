/**
 * An observability service for AI agents: its telemetry in PostgreSQL, read and written by JDBC.
 */
@NullMarked
package dev.seedbed.samples.manifest;

import org.jspecify.annotations.NullMarked;
