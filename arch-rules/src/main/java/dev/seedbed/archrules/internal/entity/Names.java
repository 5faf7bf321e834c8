package dev.seedbed.archrules.internal.entity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What naming strategies make of names of Java. */
public final class Names {
  private Names() {}

  /** {@code unit_price} for {@code unitPrice}. */
  public static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** Snake case as Spring has it, the name itself, and what PostgreSQL makes of that unquoted. */
  static List<String> candidates(String name) {
    return Stream.of(snake(name), name, name.toLowerCase(Locale.ROOT)).distinct().toList();
  }
}
