package dev.seedbed.cli;

import dev.seedbed.catalog.Release;
import picocli.CommandLine.IVersionProvider;

/** {@code seedbed 1.2.3}, in one line. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"seedbed " + Release.version()};
  }
}
