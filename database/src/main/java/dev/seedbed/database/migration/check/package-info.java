/** Checks of migrations, on databases of their own: what they make, keep and take back. */
@NullMarked
package dev.seedbed.database.migration.check;

import org.jspecify.annotations.NullMarked;
