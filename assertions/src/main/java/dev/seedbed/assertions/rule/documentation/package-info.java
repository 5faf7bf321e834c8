/** Rules on what a schema says about itself. */
@NullMarked
package dev.seedbed.assertions.rule.documentation;

import org.jspecify.annotations.NullMarked;
