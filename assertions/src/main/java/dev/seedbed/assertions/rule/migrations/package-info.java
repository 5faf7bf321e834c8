/** Rules on migrations: what they lock, rewrite and lose when tables are in use. */
@NullMarked
package dev.seedbed.assertions.rule.migrations;

import org.jspecify.annotations.NullMarked;
