/** The service mana-credits: what users pay with, in the schema credits. */
@NullMarked
package dev.seedbed.samples.mana.credits;

import org.jspecify.annotations.NullMarked;
