/** The service mana-auth: users and organizations, in the schema auth. */
@NullMarked
package dev.seedbed.samples.mana.auth;

import org.jspecify.annotations.NullMarked;
