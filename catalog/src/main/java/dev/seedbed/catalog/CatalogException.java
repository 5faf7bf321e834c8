package dev.seedbed.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A catalog could not be read; the message says from which database, why, and what to do about it.
 */
public final class CatalogException extends RuntimeException {
  CatalogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
