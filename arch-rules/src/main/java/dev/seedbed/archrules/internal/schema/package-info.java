/** Code beside the schema that it runs against. */
@NullMarked
package dev.seedbed.archrules.internal.schema;

import org.jspecify.annotations.NullMarked;
