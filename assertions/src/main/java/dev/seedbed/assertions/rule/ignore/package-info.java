/**
 * Comments in migrations that let findings pass: {@code -- seedbed:ignore MIG001 reason="…"}.
 *
 * <p>A comment that says nothing useful is a finding itself, see {@link
 * dev.seedbed.assertions.rule.ignore.IgnoreRules}.
 */
@NullMarked
package dev.seedbed.assertions.rule.ignore;

import org.jspecify.annotations.NullMarked;
