/** The service mana-mail: mailboxes, in the schema mail. */
@NullMarked
package dev.seedbed.samples.mana.mail;

import org.jspecify.annotations.NullMarked;
