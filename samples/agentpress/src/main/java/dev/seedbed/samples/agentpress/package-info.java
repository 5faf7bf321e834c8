/** Agents that people talk to in threads, with what they know, in PostgreSQL by JDBC. */
@NullMarked
package dev.seedbed.samples.agentpress;

import org.jspecify.annotations.NullMarked;
