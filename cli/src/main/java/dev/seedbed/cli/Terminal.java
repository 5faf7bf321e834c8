package dev.seedbed.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether standard output is a terminal. */
final class Terminal {
  /** {@code bin/seedbed} asks the system, as Java cannot, and says so by this property. */
  private static final String PROPERTY = "seedbed.terminal";

  private Terminal() {}

  static boolean isThere(Map<String, String> properties) {
    @Nullable String told = properties.get(PROPERTY);
    return told == null ? isThere(System.console()) : told.equals("true");
  }

  /** From JDK 22 on there is a console also where there is no terminal. */
  private static boolean isThere(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
