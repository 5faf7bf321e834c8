/** The service mana-research: questions and what was found, in the schema research. */
@NullMarked
package dev.seedbed.samples.mana.research;

import org.jspecify.annotations.NullMarked;
