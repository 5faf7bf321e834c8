/** Tests of the script that compiles pgvector, and of what it packs. */
@NullMarked
package dev.seedbed.pgvector;

import org.jspecify.annotations.NullMarked;
