/** Code that breaks rules, each class one of them. */
@NullMarked
package dev.seedbed.architecture.broken;

import org.jspecify.annotations.NullMarked;
