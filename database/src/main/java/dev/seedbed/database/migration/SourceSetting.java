package dev.seedbed.database.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the setting {@code migrations}: {@code drizzle:services/auth/migrations in schema
 * auth}.
 *
 * @param tool null if it is to be found out
 * @param location where the migrations are; of a command the command line
 * @param schema in which they run, null for the database's own search path
 */
record SourceSetting(@Nullable MigrationTool tool, String location, @Nullable String schema) {
  private static final Pattern IN_SCHEMA =
      Pattern.compile("(.*?)\\s+in\\s+schema\\s+(\"[^\"]+\"|\\S+)");

  /**
   * The entries of a text: one a line, or several on a line with commas between them. A command
   * goes to the end of its line, because it may well hold commas.
   */
  static List<SourceSetting> parse(String text) {
    List<SourceSetting> settings = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String rest = line.strip();
      while (!rest.isEmpty()) {
        int comma = rest.startsWith(MigrationTool.COMMAND.prefix()) ? -1 : rest.indexOf(',');
        String entry = comma < 0 ? rest : rest.substring(0, comma).strip();
        rest = comma < 0 ? "" : rest.substring(comma + 1).strip();
        if (!entry.isEmpty()) {
          settings.add(entry(entry));
        }
      }
    }
    return settings;
  }

  private static SourceSetting entry(String text) {
    MigrationTool tool = MigrationTool.of(text).orElse(null);
    String rest = tool == null ? text : text.substring(tool.prefix().length()).strip();
    Matcher inSchema = IN_SCHEMA.matcher(rest);
    return inSchema.matches()
        ? new SourceSetting(tool, inSchema.group(1), inSchema.group(2).replace("\"", ""))
        : new SourceSetting(tool, rest, null);
  }
}
