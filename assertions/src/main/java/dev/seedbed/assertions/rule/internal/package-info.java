/** What several rules share; no API. */
@NullMarked
package dev.seedbed.assertions.rule.internal;

import org.jspecify.annotations.NullMarked;
