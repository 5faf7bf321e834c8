/** The service mana-events: calendars, in the schema events. */
@NullMarked
package dev.seedbed.samples.mana.events;

import org.jspecify.annotations.NullMarked;
