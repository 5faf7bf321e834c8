/** What the repositories of all services share. */
@NullMarked
package dev.seedbed.samples.mana.database;

import org.jspecify.annotations.NullMarked;
