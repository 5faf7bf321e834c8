/** The service mana-user: what users prefer, in the schema usr. */
@NullMarked
package dev.seedbed.samples.mana.user;

import org.jspecify.annotations.NullMarked;
