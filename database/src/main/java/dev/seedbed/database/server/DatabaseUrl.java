package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.SettingValue;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a database's URL, the password among them.
 *
 * <p>Two forms are understood: JDBC's, and the one of PostgreSQL's own programs, which other
 * languages' drivers share ({@code postgresql+asyncpg://…} included).
 *
 * @param authority the hosts and ports as written
 * @param host the first host
 * @param port the first port
 * @param database the database
 * @param parameters what JDBC's URL has after the database, without user and password
 * @param user the user, if the URL names one
 * @param password the password, if the URL holds one
 */
record DatabaseUrl(
    String authority,
    String host,
    int port,
    String database,
    String parameters,
    @Nullable String user,
    @Nullable String password) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<jdbc>jdbc:)?postgres(?:ql)?(?:\\+\\w+)?://(?:(?<login>[^/?]*)@)?"
              + "(?<authority>[^/?@]+)/(?<database>[^/?]+)(?:\\?(?<parameters>.*))?");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?<host>\\[[^]]+]|[^:,\\[\\]]+)(?::(?<port>\\d{1,5}))?(?:,.*)?");

  /**
   * What drivers of other languages take that JDBC's takes, too, and how that one calls it. The
   * rest, such as Prisma's {@code schema} and {@code connection_limit}, is theirs alone.
   */
  private static final Map<String, String> SHARED =
      Map.of(
          "sslmode", "sslmode",
          "sslrootcert", "sslrootcert",
          "options", "options",
          "channel_binding", "channelBinding",
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout");

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "DatabaseUrl[" + authority + "/" + database + "]";
  }

  /** Reads the setting {@code url}. */
  static DatabaseUrl parse(SettingValue value) {
    Matcher url = FORM.matcher(value.text());
    if (!url.matches()) {
      throw malformed(value).toException();
    }
    String authority = url.group("authority");
    Matcher address = HOST_AND_PORT.matcher(authority);
    if (!address.matches()) {
      throw malformed(value).toException();
    }
    try {
      @Nullable String user = null;
      @Nullable String password = null;
      @Nullable String login = url.group("login");
      if (login != null) {
        String[] parts = login.split(":", 2);
        user = decode(parts[0]);
        password = parts.length == 2 ? decode(parts[1]) : null;
      }
      List<String> parameters = new ArrayList<>();
      @Nullable String written = url.group("parameters");
      for (String parameter : written == null ? new String[0] : written.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        String text = parts.length == 2 ? decode(parts[1]) : "";
        if (parts[0].equalsIgnoreCase("user")) {
          user = text;
        } else if (parts[0].equalsIgnoreCase("password")) {
          password = text;
        } else if (url.group("jdbc") != null) {
          parameters.add(parameter);
        } else if (SHARED.containsKey(parts[0])) {
          parameters.add(SHARED.get(parts[0]) + "=" + encode(text));
        }
      }
      @Nullable String port = address.group("port");
      return new DatabaseUrl(
          authority,
          address.group("host"),
          port == null ? 5432 : Integer.parseInt(port),
          decode(url.group("database")),
          parameters.isEmpty() ? "" : "?" + String.join("&", parameters),
          user,
          password);
    } catch (IllegalArgumentException e) {
      // Its message would quote what cannot be decoded, which may be the password.
      throw malformed(value).toException();
    }
  }

  private static ErrorMessage malformed(SettingValue value) {
    return ErrorMessage.of("Not the URL of a PostgreSQL database: the setting \"url\"")
        .expected("jdbc:postgresql://host:port/database or postgresql://user@host:port/database")
        .actual("something else, not shown because it may hold a password")
        .why("it comes from " + value.source())
        .toFix(
            "correct it; characters of user and password other than letters and digits are"
                + " written as %XX");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
