/** Rules on which schema objects stand in. */
@NullMarked
package dev.seedbed.assertions.rule.namespace;

import org.jspecify.annotations.NullMarked;
