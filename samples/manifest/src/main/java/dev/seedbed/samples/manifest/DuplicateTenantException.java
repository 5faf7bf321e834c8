package dev.seedbed.samples.manifest;

/** Another tenant has the slug already. */
public final class DuplicateTenantException extends RuntimeException {

  DuplicateTenantException(String slug, Throwable cause) {
    super("another tenant has the slug '" + slug + "'", cause);
  }
}
