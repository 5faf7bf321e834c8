package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A server that was there already, used through one test database.
 *
 * <p>It belongs to somebody: a database whose name does not look like a test database's is refused
 * unless the setting {@code yes-this-database} names exactly it, and one that looks like a
 * production database in any case.
 */
public final class ExternalServer implements PostgresServer {

  private static final int OLDEST = 15;

  private final String database;
  private final Endpoint endpoint;
  private final boolean readOnly;
  private final ServerDescription description;

  ExternalServer(
      String database, Endpoint endpoint, boolean readOnly, ServerDescription description) {
    this.database = database;
    this.endpoint = endpoint;
    this.readOnly = readOnly;
    this.description = description;
  }

  /** Connects to the one that the settings name, for tests. */
  static ExternalServer start(Settings settings, Decision decision) {
    return start(settings, decision, DatabaseUse.TEST);
  }

  /**
   * Connects to the one that the settings name.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is none, if it cannot be reached, or if
   *     this must not be done to it
   */
  public static ExternalServer open(Settings settings, DatabaseUse use) {
    String reason =
        settings
            .find(Setting.URL)
            .map(url -> "the setting \"url\" comes from " + url.source())
            .orElseGet(
                () -> "asked for by " + settings.find(Setting.SERVER).orElseThrow().source());
    return start(settings, new Decision(reason, List.of()), use);
  }

  private static ExternalServer start(Settings settings, Decision decision, DatabaseUse use) {
    SettingValue setting =
        settings.find(Setting.URL).orElseThrow(() -> noUrl(decision).toException());
    DatabaseUrl url = DatabaseUrl.parse(setting);
    use.check(
        new DatabaseName(url.database()), settings.find(Setting.YES_THIS_DATABASE).orElse(null));
    Credentials credentials = credentials(settings, url);
    Endpoint endpoint = new Endpoint(url.authority(), url.parameters(), credentials);
    long begin = System.nanoTime();
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    try (Connection connection =
        Patience.DEFAULT.open(() -> endpoint.connect(url.database(), properties))) {
      FirstQuery answer = FirstQuery.ask(connection);
      checkVersion(url, answer.postgresVersion());
      return new ExternalServer(
          url.database(),
          endpoint,
          use == DatabaseUse.READING,
          new ServerDescription(
              ServerKind.EXTERNAL,
              decision.reason(),
              decision.passedOver(),
              answer.postgresVersion(),
              answer.pgvector("not installed on that server"),
              Duration.ofNanos(System.nanoTime() - begin),
              url.host(),
              url.port()));
    } catch (SQLException e) {
      throw new ConnectionFailure(url, credentials, e).message().toException(e);
    }
  }

  private static Credentials credentials(Settings settings, DatabaseUrl url) {
    String user =
        settings
            .text(Setting.USER)
            .orElseGet(
                () -> Objects.requireNonNullElse(url.user(), System.getProperty("user.name")));
    String password =
        settings
            .text(Setting.PASSWORD)
            .orElseGet(() -> Objects.requireNonNullElse(url.password(), ""));
    return new Credentials(user, password);
  }

  /**
   * Refuses a database that must not be used so, without connecting to it.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the settings lead to such a database
   */
  public static void checkAllowed(Settings settings, DatabaseUse use) {
    ErrorMessage refusal = refusal(settings, use);
    if (refusal != null) {
      throw refusal.toException();
    }
  }

  /** Whether the database that the settings lead to, if there is one, may be used so. */
  public static boolean isAllowed(Settings settings, DatabaseUse use) {
    return refusal(settings, use) == null;
  }

  private static @Nullable ErrorMessage refusal(Settings settings, DatabaseUse use) {
    SettingValue url = settings.find(Setting.URL).orElse(null);
    return isMeant(settings) && url != null
        ? use.refusal(
            new DatabaseName(DatabaseUrl.parse(url).database()),
            settings.find(Setting.YES_THIS_DATABASE).orElse(null))
        : null;
  }

  /** Whether the settings lead to a database that is there, and not to a server of ours. */
  public static boolean isMeant(Settings settings) {
    return switch (settings.server()) {
      case EXTERNAL -> true;
      case AUTO -> settings.find(Setting.URL).isPresent();
      case CONTAINER, EMBEDDED -> false;
    };
  }

  private static ErrorMessage noUrl(Decision decision) {
    return ErrorMessage.of("No external server is configured")
        .expected("the setting \"url\" with the URL of a test database")
        .actual("not set")
        .why("an external server is " + decision.reason())
        .toFix("set SEEDBED_URL, such as jdbc:postgresql://localhost:5432/app_test")
        .toFix("let Seedbed start a server: -Dseedbed.server=auto");
  }

  /** Refuses a server that is too old for what Seedbed asks of it. */
  static void checkVersion(DatabaseUrl url, String version) {
    if (Integer.parseInt(version.replaceFirst("\\D.*", "")) < OLDEST) {
      throw ErrorMessage.of(
              "PostgreSQL is too old: " + version + " at " + url.host() + ":" + url.port())
          .expected("PostgreSQL " + OLDEST + " or newer")
          .actual(version)
          .toFix("set url to a newer server")
          .toFix("remove url, and a container or an embedded server is used")
          .toException();
    }
  }

  /** The database that the URL names. */
  public String database() {
    return database;
  }

  /** The same, through connections that cannot write. */
  public ExternalServer readOnly() {
    return new ExternalServer(database, endpoint, true, description);
  }

  @Override
  public Credentials administrator() {
    return endpoint.credentials();
  }

  @Override
  public String jdbcUrl(String database) {
    return endpoint.jdbcUrl(database);
  }

  @Override
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    if (readOnly) {
      properties.setProperty("readOnly", "true");
      properties.setProperty("readOnlyMode", "always");
    }
    return Patience.DEFAULT.open(() -> endpoint.connect(database, properties));
  }

  @Override
  public ServerDescription description() {
    return description;
  }

  /** Cannot be read. */
  @Override
  public ServerLog log() {
    return NoLog.INSTANCE;
  }

  /** Nothing: the server was there before and stays. */
  @Override
  public void close() {}

  private enum NoLog implements ServerLog {
    INSTANCE;

    @Override
    public long position() {
      return 0;
    }

    @Override
    public List<String> since(long position) {
      return List.of();
    }
  }
}
