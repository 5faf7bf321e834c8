/** Commands over the development database: up, down, psql, url. */
@NullMarked
package dev.seedbed.cli.database;

import org.jspecify.annotations.NullMarked;
