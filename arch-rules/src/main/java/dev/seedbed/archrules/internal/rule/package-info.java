/** What a rule on code is made of: what it looks for, what it finds and where. */
@NullMarked
package dev.seedbed.archrules.internal.rule;

import org.jspecify.annotations.NullMarked;
