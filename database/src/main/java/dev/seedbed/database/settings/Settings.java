package dev.seedbed.database.settings;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.isolation.IsolationMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one run.
 *
 * <p>Each setting is looked up in this order: annotation, system property {@code seedbed.<key>},
 * environment variable {@code SEEDBED_<KEY>}, {@code seedbed.yaml} at the project root, default. An
 * empty value counts as not set. A password may stand in neither annotation nor file, because both
 * are committed.
 *
 * <p>Immutable and thread-safe.
 */
public final class Settings {

  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,6}) ?([MG])B", Pattern.CASE_INSENSITIVE);

  private final Map<Setting, SettingValue> values;
  private final Path projectRoot;

  private Settings(Map<Setting, SettingValue> values, Path projectRoot) {
    this.values = values;
    this.projectRoot = projectRoot;
  }

  /**
   * The settings of this JVM; the project root is its working directory.
   *
   * @throws dev.seedbed.catalog.SeedbedException if {@code seedbed.yaml} cannot be understood
   */
  public static Settings load() {
    return read(System::getProperty, System::getenv, Path.of("").toAbsolutePath());
  }

  /**
   * The settings that these places hold.
   *
   * @throws dev.seedbed.catalog.SeedbedException if {@code seedbed.yaml} cannot be understood
   */
  public static Settings of(
      Map<String, String> systemProperties, Map<String, String> environment, Path projectRoot) {
    return read(systemProperties::get, environment::get, projectRoot);
  }

  private static Settings read(
      UnaryOperator<@Nullable String> systemProperties,
      UnaryOperator<@Nullable String> environment,
      Path projectRoot) {
    Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      setting.defaultText().ifPresent(text -> put(values, setting, text, "default"));
    }
    values.putAll(SettingsFile.read(projectRoot.resolve("seedbed.yaml")));
    for (Setting setting : Setting.values()) {
      String variable = setting.environmentVariable();
      put(values, setting, environment.apply(variable), "environment " + variable);
      String property = setting.systemProperty();
      put(values, setting, systemProperties.apply(property), "system property " + property);
    }
    return new Settings(values, projectRoot);
  }

  private static void put(
      Map<Setting, SettingValue> values, Setting setting, @Nullable String text, String source) {
    if (text != null && !text.isBlank()) {
      values.put(setting, new SettingValue(setting, text.strip(), source));
    }
  }

  /**
   * These settings with an annotation's values in front.
   *
   * @param annotation how messages call it, such as {@code @PostgresTest on AgentTest}
   * @throws dev.seedbed.catalog.SeedbedException if one of them is a password
   */
  public Settings withAnnotation(String annotation, Map<Setting, String> annotated) {
    Map<Setting, SettingValue> all = new EnumMap<>(values);
    annotated.forEach(
        (setting, text) -> {
          if (!text.isBlank()) {
            all.put(setting, new SettingValue(setting, text.strip(), annotation).committed());
          }
        });
    return new Settings(all, projectRoot);
  }

  /** The folder that relative paths in settings start from. */
  public Path projectRoot() {
    return projectRoot;
  }

  /** What a setting is set to, the default included; empty if there is none. */
  public Optional<SettingValue> find(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The text of a setting, the default included; empty if there is none. */
  public Optional<String> text(Setting setting) {
    return find(setting).map(SettingValue::text);
  }

  /**
   * Which server is asked for.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no such choice
   */
  public ServerChoice server() {
    SettingValue value = find(Setting.SERVER).orElseThrow();
    return Arrays.stream(ServerChoice.values())
        .filter(choice -> name(choice).equals(value.text().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                        value,
                        Arrays.stream(ServerChoice.values())
                            .map(Settings::name)
                            .collect(Collectors.joining(", ", "one of ", "")))
                    .toException());
  }

  private static String name(ServerChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The embedded server's port; 0 for a free one.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is not the number of a port
   */
  public int port() {
    SettingValue value = find(Setting.PORT).orElseThrow();
    ErrorMessage error = wrong(value, "a number from 0 to 65535, where 0 takes a free port");
    try {
      int port = Integer.parseInt(value.text());
      if (port < 0 || port > 65535) {
        throw error.toException();
      }
      return port;
    } catch (NumberFormatException e) {
      throw error.toException(e);
    }
  }

  /**
   * The seed of generated data; empty if none is set.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is not a whole number of 64 bits
   */
  public OptionalLong seed() {
    SettingValue value = values.get(Setting.SEED);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.text()));
    } catch (NumberFormatException e) {
      throw wrong(value, "a whole number of 64 bits").toException(e);
    }
  }

  /**
   * How tests are isolated that do not say it.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no such mode
   */
  public IsolationMode isolation() {
    SettingValue value = find(Setting.ISOLATION).orElseThrow();
    return Arrays.stream(IsolationMode.values())
        .filter(mode -> mode.toString().equals(value.text().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> wrong(value, "one of rollback, clone, read-only").toException());
  }

  /**
   * Whether each test under rollback is run again under clone.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is neither {@code true} nor {@code false}
   */
  public boolean verifyIsolation() {
    return trueOrFalse(Setting.VERIFY_ISOLATION);
  }

  /**
   * How many bytes the prepared servers may take that are kept for the next run; 0 keeps none.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is not a size
   */
  public long cacheBytes() {
    SettingValue value = find(Setting.CACHE).orElseThrow();
    Matcher size = SIZE.matcher(value.text());
    if (value.text().toLowerCase(Locale.ROOT).matches("off|false|0")) {
      return 0;
    }
    if (!size.matches()) {
      throw wrong(value, "a size such as 500 MB or 2 GB, or off").toException();
    }
    return Long.parseLong(size.group(1)) << (size.group(2).equalsIgnoreCase("M") ? 20 : 30);
  }

  /**
   * Whether a server of ours has PostgreSQL's own settings instead of those that make tests fast.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is neither {@code true} nor {@code false}
   */
  public boolean productionLike() {
    return trueOrFalse(Setting.PRODUCTION_LIKE);
  }

  /**
   * Whether a committed schema is written anew instead of compared.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is neither {@code true} nor {@code false}
   */
  public boolean updateSnapshot() {
    return trueOrFalse(Setting.UPDATE_SNAPSHOT);
  }

  private boolean trueOrFalse(Setting setting) {
    SettingValue value = find(setting).orElseThrow();
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(value, "true or false").toException();
    };
  }

  /**
   * How long the server stays after a run in which a test under clone failed.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is no number of minutes of a day
   */
  public Duration keepFailed() {
    SettingValue value = find(Setting.KEEP_FAILED).orElseThrow();
    ErrorMessage error = wrong(value, "a number of minutes from 0 to 1440");
    try {
      int minutes = Integer.parseInt(value.text());
      if (minutes < 0 || minutes > 1440) {
        throw error.toException();
      }
      return Duration.ofMinutes(minutes);
    } catch (NumberFormatException e) {
      throw error.toException(e);
    }
  }

  private static ErrorMessage wrong(SettingValue value, String expected) {
    return ErrorMessage.of("Wrong value of the setting \"" + value.setting().key() + "\"")
        .expected(expected)
        .actual("\"" + value.text() + "\", from " + value.source())
        .toFix("correct it in the " + value.source() + ", or remove it there");
  }
}
