package dev.seedbed.database.settings;

import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.RetryPolicy;
import dev.seedbed.database.migration.TransactionMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** The name of the file, at the project root. */
  public static final String FILE = "seedbed.yaml";

  private static final Pattern SIZE = Pattern.compile("(\\d+) ?([mg])b");

  /** What each place says of a setting; the last one counts. */
  private final Map<Setting, List<SettingValue>> values;

  private final Path projectRoot;

  private Settings(Map<Setting, List<SettingValue>> values, Path projectRoot) {
    this.values = values;
    this.projectRoot = projectRoot;
  }

  /**
   * The settings of this JVM; the project root is its working directory.
   *
   * @throws dev.seedbed.catalog.SeedbedException if {@code seedbed.yaml} cannot be understood
   */
  public static Settings load() {
    return load(Path.of(""));
  }

  /**
   * The settings of this JVM for a project in another folder.
   *
   * @throws dev.seedbed.catalog.SeedbedException if {@code seedbed.yaml} cannot be understood
   */
  public static Settings load(Path projectRoot) {
    return read(System::getProperty, System::getenv, projectRoot.toAbsolutePath());
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
    Map<Setting, List<SettingValue>> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      setting.defaultText().ifPresent(text -> add(values, setting, text, "default"));
    }
    SettingsFile.read(projectRoot.resolve(FILE), environment)
        .values()
        .forEach(value -> add(values, value));
    for (Setting setting : Setting.values()) {
      String variable = setting.environmentVariable();
      add(values, setting, environment.apply(variable), "environment " + variable);
      String property = setting.systemProperty();
      add(values, setting, systemProperties.apply(property), "system property " + property);
    }
    return new Settings(values, projectRoot);
  }

  private static void add(
      Map<Setting, List<SettingValue>> values,
      Setting setting,
      @Nullable String text,
      String source) {
    if (text != null && !text.isBlank()) {
      add(values, new SettingValue(setting, text.strip(), source));
    }
  }

  private static void add(Map<Setting, List<SettingValue>> values, SettingValue value) {
    values.merge(
        value.setting(),
        List.of(value),
        (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
  }

  /**
   * These settings with an annotation's values in front.
   *
   * @param annotation how messages call it, such as {@code @PostgresTest on AgentTest}
   * @throws dev.seedbed.catalog.SeedbedException if one of them is a password
   */
  public Settings withAnnotation(String annotation, Map<Setting, String> annotated) {
    Map<Setting, List<SettingValue>> all = new EnumMap<>(values);
    annotated.forEach(
        (setting, text) -> {
          if (!text.isBlank()) {
            add(all, new SettingValue(setting, text.strip(), annotation).committed(text));
          }
        });
    return new Settings(all, projectRoot);
  }

  /** These settings for a server that is thrown away: one of ours, whatever database is named. */
  public Settings forThrowawayServer() {
    Map<Setting, List<SettingValue>> all = new EnumMap<>(values);
    all.remove(Setting.URL);
    // Who asks for somebody's database says nothing of servers of ours; the file may all the same.
    all.computeIfPresent(
        Setting.SERVER,
        (server, said) -> said.stream().filter(value -> !isExternal(value)).toList());
    return new Settings(all, projectRoot);
  }

  private static boolean isExternal(SettingValue server) {
    return server.text().equalsIgnoreCase(ServerChoice.EXTERNAL.name());
  }

  /** The folder that relative paths in settings start from. */
  public Path projectRoot() {
    return projectRoot;
  }

  /** What a setting is set to, the default included; empty if there is none. */
  public Optional<SettingValue> find(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(said -> said.get(said.size() - 1));
  }

  /** The text of a setting, the default included; empty if there is none. */
  public Optional<String> text(Setting setting) {
    return find(setting).map(SettingValue::text);
  }

  /** The keys of {@code seedbed.yaml} that are settings, and what may stand after each. */
  public static KeysShape keys() {
    return SettingsFile.keys();
  }

  /**
   * Which server is asked for.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no such choice
   */
  public ServerChoice server() {
    return ServerChoice.valueOf(constant(Setting.SERVER));
  }

  /**
   * The embedded server's port; 0 for a free one.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is not the number of a port
   */
  public int port() {
    return Integer.parseInt(checked(Setting.PORT));
  }

  /**
   * The seed of generated data; empty if none is set.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is not a whole number of 64 bits
   */
  public OptionalLong seed() {
    return values.containsKey(Setting.SEED)
        ? OptionalLong.of(Long.parseLong(checked(Setting.SEED)))
        : OptionalLong.empty();
  }

  /**
   * How tests are isolated that do not say it.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no such mode
   */
  public IsolationMode isolation() {
    return IsolationMode.valueOf(constant(Setting.ISOLATION));
  }

  /**
   * Whether each test under rollback is run again under clone.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is neither {@code true} nor {@code false}
   */
  public boolean verifyIsolation() {
    return Boolean.parseBoolean(checked(Setting.VERIFY_ISOLATION));
  }

  /**
   * How many bytes the prepared servers may take that are kept for the next run; 0 keeps none.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is not a size
   */
  public long cacheBytes() {
    Matcher size = SIZE.matcher(checked(Setting.CACHE));
    return size.matches()
        ? Long.parseLong(size.group(1)) << (size.group(2).equals("m") ? 20 : 30)
        : 0;
  }

  /**
   * Whether a server of ours has PostgreSQL's own settings instead of those that make tests fast.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is neither {@code true} nor {@code false}
   */
  public boolean productionLike() {
    return Boolean.parseBoolean(checked(Setting.PRODUCTION_LIKE));
  }

  /**
   * Whether a committed schema is written anew instead of compared.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is neither {@code true} nor {@code false}
   */
  public boolean updateSnapshot() {
    return Boolean.parseBoolean(checked(Setting.UPDATE_SNAPSHOT));
  }

  /**
   * How long the server stays after a run in which a test under clone failed.
   *
   * @throws dev.seedbed.catalog.SeedbedException if it is no number of minutes of a day
   */
  public Duration keepFailed() {
    return Duration.ofMinutes(Long.parseLong(checked(Setting.KEEP_FAILED)));
  }

  /**
   * How migrations are run.
   *
   * @throws dev.seedbed.catalog.SeedbedException if one of the settings has no such value
   */
  public MigrationOptions migrationOptions() {
    int retries = Integer.parseInt(checked(Setting.MIGRATION_RETRIES));
    return MigrationOptions.DEFAULT
        .withLockWait(SettingTime.parse(checked(Setting.MIGRATION_LOCK_WAIT)))
        .withTimeout(SettingTime.parse(checked(Setting.MIGRATION_TIMEOUT)))
        .withTransactions(TransactionMode.valueOf(constant(Setting.MIGRATION_TRANSACTIONS)))
        .withRetries(new RetryPolicy(retries + 1, RetryPolicy.DEFAULT.pause()))
        .withOutOfOrder(Boolean.parseBoolean(checked(Setting.MIGRATION_OUT_OF_ORDER)));
  }

  /** The value of a setting that has one, in small letters. */
  private String checked(Setting setting) {
    return find(setting).orElseThrow().checked().text().toLowerCase(Locale.ROOT);
  }

  private String constant(Setting setting) {
    return checked(setting).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
