package dev.seedbed.cli.init;

import org.jspecify.annotations.Nullable;

/**
 * Migrations that a project has.
 *
 * @param tool whose they are, such as {@code Drizzle}
 * @param folder what is this tool's alone, relative to the project; empty for the project itself
 * @param setting how {@code seedbed.yaml} names them
 * @param evidence the file that tells it, relative to the project
 * @param doubt what the user should look at; null if there is nothing
 */
record FoundSource(
    String tool, String folder, String setting, String evidence, @Nullable String doubt) {

  /** Migrations that a command applies, which runs in a folder of the project. */
  static FoundSource command(
      String tool,
      String command,
      String from,
      String patterns,
      String evidence,
      @Nullable String doubt) {
    String where = from.isEmpty() ? "" : " from " + from;
    String setting = "command:" + command + where + " reading " + patterns;
    return new FoundSource(tool, ProjectFiles.folder(evidence), setting, evidence, doubt);
  }

  /**
   * The doubt whether a program finds the database that it is to migrate; null if its configuration
   * speaks of the variables that it is given.
   */
  static @Nullable String unread(String name, String text) {
    return text.contains("DATABASE_URL") || text.contains("PGHOST")
        ? null
        : name
            + " does not speak of DATABASE_URL: make sure that it migrates the database of that URL";
  }

  FoundSource withDoubt(String other) {
    return new FoundSource(tool, folder, setting, evidence, other);
  }
}
