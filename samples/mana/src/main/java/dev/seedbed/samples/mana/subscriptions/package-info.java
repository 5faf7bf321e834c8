/** The service mana-subscriptions: plans and invoices, in the schema subscriptions. */
@NullMarked
package dev.seedbed.samples.mana.subscriptions;

import org.jspecify.annotations.NullMarked;
