package dev.seedbed.samples.manifest;

import java.sql.SQLException;

/** Another tenant has the slug already. */
public final class DuplicateTenantException extends RuntimeException {

  DuplicateTenantException(String slug, SQLException cause) {
    super("another tenant has the slug '" + slug + "'", cause);
  }
}
