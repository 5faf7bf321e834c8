package dev.seedbed.samples.automatos;

import org.jspecify.annotations.Nullable;

/** An item of the marketplace cannot be installed. */
public final class InstallException extends RuntimeException {

  InstallException(String message) {
    this(message, null);
  }

  InstallException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
