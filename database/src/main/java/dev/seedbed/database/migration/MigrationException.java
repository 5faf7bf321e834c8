package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import org.jspecify.annotations.Nullable;

/** Migrations could not be found, read or applied. */
public final class MigrationException extends SeedbedException {

  /** With or without the error that led to it. */
  public MigrationException(ErrorMessage message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
