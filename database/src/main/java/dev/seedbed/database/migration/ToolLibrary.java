package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;

/** The libraries of other migration tools, which the project may or may not have. */
final class ToolLibrary {

  private ToolLibrary() {}

  /**
   * Checks that a tool's library is there, before any class that uses it is loaded.
   *
   * @param dependency its group and artifact
   * @param location of the migrations that need it
   */
  static void require(String className, String tool, String dependency, String location) {
    if (!isThere(className)) {
      throw new MigrationException(
          ErrorMessage.of(tool + " is not on the class path")
              .expected("the library of " + tool + ", which applies " + location)
              .actual("no class " + className)
              .toFix("add a test dependency: " + dependency + ", in the version that you use"),
          null);
    }
  }

  static boolean isThere(String className) {
    try {
      Class.forName(className, false, ToolLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
