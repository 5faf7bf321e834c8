/** Workspaces with agents, documents and a marketplace, in PostgreSQL by JDBC. */
@NullMarked
package dev.seedbed.samples.automatos;

import org.jspecify.annotations.NullMarked;
