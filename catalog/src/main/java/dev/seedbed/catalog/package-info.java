/**
 * An immutable snapshot of a PostgreSQL schema, made of records.
 *
 * <p>{@link dev.seedbed.catalog.Catalog#read} takes the snapshot; everything else here is a value
 * that it holds, safe to share between threads and equal to another when all of its parts are.
 * Names are as the server stores them, without quotes; {@link dev.seedbed.catalog.Identifier} turns
 * them into SQL. Expressions and definitions are as the server prints them with nothing but {@code
 * pg_catalog} in the search path, so every other name in them is qualified.
 */
@NullMarked
package dev.seedbed.catalog;

import org.jspecify.annotations.NullMarked;
