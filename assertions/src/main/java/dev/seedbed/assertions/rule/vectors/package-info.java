/** Rules on columns of pgvector's types and the indexes that search them. */
@NullMarked
package dev.seedbed.assertions.rule.vectors;

import org.jspecify.annotations.NullMarked;
