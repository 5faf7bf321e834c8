/**
 * Rules over a schema, what they find, and how it is told.
 *
 * <p>A {@link dev.seedbed.assertions.rule.Rule} looks at a {@link dev.seedbed.catalog.Catalog} and
 * returns {@link dev.seedbed.assertions.rule.Finding}s, all of them values. The rules themselves
 * stand in the packages below, by subject; {@link dev.seedbed.assertions.rule.Rules} lists them.
 */
@NullMarked
package dev.seedbed.assertions.rule;

import org.jspecify.annotations.NullMarked;
