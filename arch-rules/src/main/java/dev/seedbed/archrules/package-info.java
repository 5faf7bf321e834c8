/**
 * ArchUnit rules over the Java code that uses a schema: constants, one class a topic.
 *
 * <p>They look at the classes that are given to them, and fail when none of those is of their kind.
 */
@NullMarked
package dev.seedbed.archrules;

import org.jspecify.annotations.NullMarked;
