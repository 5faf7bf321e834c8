/** The JUnit Jupiter extension: {@code @PostgresTest} and what its test methods may ask for. */
@NullMarked
package dev.seedbed.junit;

import org.jspecify.annotations.NullMarked;
