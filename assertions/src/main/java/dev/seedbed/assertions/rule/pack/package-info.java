/**
 * Packs: which rules a project is held to, with which parameters, and what it is excused from.
 *
 * <p>A {@link dev.seedbed.assertions.rule.pack.RulePack} is read from YAML, either one of Seedbed's
 * or the project's own.
 */
@NullMarked
package dev.seedbed.assertions.rule.pack;

import org.jspecify.annotations.NullMarked;
