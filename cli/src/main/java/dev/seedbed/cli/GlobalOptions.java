package dev.seedbed.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import dev.seedbed.database.settings.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has, before or after its name. */
final class GlobalOptions {
  @Option(
      names = "--project",
      paramLabel = "DIR",
      scope = INHERIT,
      order = 100,
      description = "The project: where seedbed.yaml lies and relative paths start.")
  private @Nullable Path project;

  @Option(
      names = "--server",
      paramLabel = "KIND",
      scope = INHERIT,
      order = 101,
      description = "auto, container, embedded or external.")
  private @Nullable String server;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = INHERIT,
      order = 102,
      description = "The database: jdbc:postgresql://… or postgresql://…")
  private @Nullable String url;

  @Option(
      names = "--migrations",
      paramLabel = "PLACE",
      scope = INHERIT,
      order = 103,
      description = "Where the migrations are; several with commas between them.")
  private @Nullable String migrations;

  @Option(
      names = "--yes-this-database",
      paramLabel = "NAME",
      scope = INHERIT,
      order = 104,
      description = "The database that may be changed although it looks like no test database.")
  private @Nullable String yesThisDatabase;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = INHERIT,
      order = 105,
      description = "Any other setting, such as --set cache=off.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--json", scope = INHERIT, order = 106, description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = INHERIT,
      order = 107,
      description = "Print results and errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = INHERIT,
      order = 108,
      description = "Tell more, and the stack trace of an error.")
  private boolean verbose;

  @Option(
      names = "--stacktrace",
      scope = INHERIT,
      order = 109,
      description = "Print the stack trace of an error.")
  private boolean stackTrace;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = INHERIT,
      order = 110,
      defaultValue = "auto",
      description = "auto, always or never.")
  private ColorChoice color = ColorChoice.AUTO;

  @Nullable Path project() {
    return project;
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  boolean stackTrace() {
    return stackTrace || verbose;
  }

  ColorChoice color() {
    return color;
  }

  /** The settings that options give, by their names in {@code seedbed.yaml}. */
  Map<String, String> settings() {
    Map<String, String> given = new LinkedHashMap<>(set);
    Map<Setting, @Nullable String> named = new EnumMap<>(Setting.class);
    boolean serverIsGiven = server != null || set.containsKey(Setting.SERVER.key());
    // Otherwise a server that seedbed.yaml or the environment names would be taken instead.
    named.put(Setting.SERVER, url != null && !serverIsGiven ? "external" : server);
    named.put(Setting.URL, url);
    named.put(Setting.MIGRATIONS, migrations);
    named.put(Setting.YES_THIS_DATABASE, yesThisDatabase);
    named.forEach(
        (setting, value) -> {
          if (value != null) {
            given.put(setting.key(), value);
          }
        });
    return given;
  }
}
