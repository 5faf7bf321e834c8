/** What only bytecode shows: texts, the order of instructions, loops. */
@NullMarked
package dev.seedbed.archrules.internal.bytecode;

import org.jspecify.annotations.NullMarked;
