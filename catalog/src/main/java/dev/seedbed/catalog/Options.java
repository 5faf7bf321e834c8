package dev.seedbed.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies of maps that keep their order, which {@code Map.copyOf} changes from one JVM to the next.
 */
final class Options {
  private Options() {}

  static Map<String, String> copyOf(Map<String, String> options) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
