package dev.seedbed.database.isolation;

import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.PostgresServer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who tests log in as.
 *
 * @param server where
 * @param credentials the owner of what the migrations made, or an external server's user
 * @param role the role that tests run as after logging in; null for the owner itself
 */
public record Login(PostgresServer server, Credentials credentials, @Nullable String role) {
  private static final Pattern OPTIONS = Pattern.compile("(?<=[?&])options=([^&]*)&?");

  /** Opens a connection. */
  public Connection connect(String database) throws SQLException {
    return open(database, new Properties());
  }

  /**
   * Opens a connection with more than that.
   *
   * @param driver the driver's properties besides those of logging in
   * @param settings the server's settings, as {@code name=value}, which {@code RESET ALL} comes
   *     back to
   */
  Connection open(String database, Properties driver, String... settings) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(driver);
    properties.setProperty("user", credentials.user());
    if (!credentials.password().isEmpty()) {
      properties.setProperty("password", credentials.password());
    }
    properties.setProperty("ApplicationName", "seedbed");
    return DriverManager.getConnection(url(database, settings), properties);
  }

  /** The URL of a database with user and password in it. */
  String urlWithPassword(String database) {
    String url = url(database);
    return url
        + (url.contains("?") ? "&" : "?")
        + "user="
        + encode(credentials.user())
        + (credentials.password().isEmpty() ? "" : "&password=" + encode(credentials.password()));
  }

  /**
   * The role is given when the connection starts, so that {@code RESET ROLE} and {@code DISCARD
   * ALL} come back to it.
   */
  private String url(String database, String... settings) {
    String url = server.jdbcUrl(database);
    List<String> options = new ArrayList<>();
    Matcher given = OPTIONS.matcher(url);
    if (given.find()) {
      options.add(URLDecoder.decode(given.group(1), StandardCharsets.UTF_8));
      url = given.replaceFirst("").replaceFirst("[?&]$", "");
    }
    if (role != null) {
      options.add(option("role=" + role));
    }
    for (String setting : settings) {
      options.add(option(setting));
    }
    return options.isEmpty()
        ? url
        : url + (url.contains("?") ? "&" : "?") + "options=" + encode(String.join(" ", options));
  }

  private static String option(String setting) {
    return "-c " + setting.replaceAll("([\\\\\\s])", "\\\\$1");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Login[" + credentials + (role == null ? "" : ", role=" + role) + "]";
  }
}
