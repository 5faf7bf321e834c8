/** Tests of the migrations themselves: one for each, and assertions on all. */
@NullMarked
package dev.seedbed.junit.migration;

import org.jspecify.annotations.NullMarked;
