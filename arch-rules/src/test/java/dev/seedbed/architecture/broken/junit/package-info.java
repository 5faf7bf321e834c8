/** Code that breaks rules, each class one of them. */
@NullMarked
package dev.seedbed.architecture.broken.junit;

import org.jspecify.annotations.NullMarked;
