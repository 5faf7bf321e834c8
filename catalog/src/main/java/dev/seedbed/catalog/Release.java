package dev.seedbed.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The release of Seedbed that runs. */
public final class Release {
  private Release() {}

  /** Its version as Maven built it, such as {@code 1.2.3}. */
  public static String version() {
    try (InputStream stream =
        Objects.requireNonNull(Release.class.getResourceAsStream("version.properties"))) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version out of Seedbed's jar", e);
    }
  }
}
