/** A schema as DDL: read from a server, kept in a file, compared with another. */
@NullMarked
package dev.seedbed.database.schema;

import org.jspecify.annotations.NullMarked;
