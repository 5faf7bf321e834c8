package dev.seedbed.database.isolation;

import org.jspecify.annotations.Nullable;

/** A call passed on to the driver. */
@FunctionalInterface
interface JdbcCall {
  @Nullable Object run() throws Throwable;
}
