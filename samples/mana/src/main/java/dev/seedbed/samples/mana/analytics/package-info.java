/** The service mana-analytics: what users think of it all, in the schema feedback. */
@NullMarked
package dev.seedbed.samples.mana.analytics;

import org.jspecify.annotations.NullMarked;
