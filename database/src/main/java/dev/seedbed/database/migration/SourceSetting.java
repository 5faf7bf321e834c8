package dev.seedbed.database.migration;

import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the setting {@code migrations}: {@code drizzle:services/auth/migrations in schema
 * auth with history auth.__drizzle_migrations}.
 *
 * @param tool null if it is to be found out
 * @param location where the migrations are; of a command the command line
 * @param schema in which they run, null for the database's own search path
 * @param history the table in which Drizzle notes down what was applied, null for its usual one
 */
record SourceSetting(
    @Nullable MigrationTool tool,
    String location,
    @Nullable String schema,
    @Nullable QualifiedName history) {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<rest>.*?)\\s+(?<what>in\\s+schema|with\\s+history)\\s+(?<name>(?:\"[^\"]+\"|[^\\s\"])+)");

  private static final Pattern SEPARATOR = Pattern.compile(",|\\s\\+\\s");

  SourceSetting(@Nullable MigrationTool tool, String location, @Nullable String schema) {
    this(tool, location, schema, null);
  }

  /**
   * The entries of a text: one a line, or several on a line with commas between them, or with
   * {@code +} between those that are applied together. A command goes to the end of its line,
   * because it may well hold either.
   *
   * @return lists of those that are applied together, most often of one
   */
  static List<List<SourceSetting>> parse(String text) {
    List<List<SourceSetting>> groups = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String rest = line.strip();
      boolean joined = false;
      while (!rest.isEmpty()) {
        Matcher separator = SEPARATOR.matcher(rest);
        boolean last = rest.startsWith(MigrationTool.COMMAND.prefix()) || !separator.find();
        String entry = last ? rest : rest.substring(0, separator.start()).strip();
        if (!entry.isEmpty()) {
          if (!joined) {
            groups.add(new ArrayList<>());
          }
          groups.get(groups.size() - 1).add(entry(entry));
        }
        joined = !last && !separator.group().equals(",");
        rest = last ? "" : rest.substring(separator.end()).strip();
      }
    }
    return groups;
  }

  private static SourceSetting entry(String text) {
    MigrationTool tool = MigrationTool.of(text).orElse(null);
    String rest = tool == null ? text : text.substring(tool.prefix().length()).strip();
    String schema = null;
    QualifiedName history = null;
    Matcher clause = CLAUSE.matcher(rest);
    while (clause.matches()) {
      String name = clause.group("name");
      if (clause.group("what").startsWith("in")) {
        schema = name.replace("\"", "");
      } else {
        history = history(name);
      }
      rest = clause.group("rest");
      clause = CLAUSE.matcher(rest);
    }
    return new SourceSetting(tool, rest, schema, history);
  }

  /** The table of that name; in Drizzle's own schema if it names none, as with Drizzle itself. */
  private static QualifiedName history(String text) {
    boolean bare = !text.replaceAll("\"[^\"]+\"", "").contains(".");
    try {
      return QualifiedName.parse(bare ? "drizzle." + text : text);
    } catch (IllegalArgumentException e) {
      throw FolderErrors.badHistory(text, e);
    }
  }
}
