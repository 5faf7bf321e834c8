/** Rules on keeping the rows of one tenant apart from those of another. */
@NullMarked
package dev.seedbed.assertions.rule.tenancy;

import org.jspecify.annotations.NullMarked;
