package dev.seedbed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven built. */
public final class Version implements IVersionProvider {

  /** {@code seedbed 1.2.3}, in one line. */
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"seedbed " + number()};
  }

  /** The number alone. */
  public static String number() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    }
  }
}
