package dev.seedbed.database.migration.command;

import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.server.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * How a database is made known to another program: the environment variables that PostgreSQL's own
 * programs read, and the URLs that others do.
 *
 * @param host name or address of the server; of several the first
 * @param port where it listens
 * @param database the database's name
 * @param sslMode what the URL asks for; null where it leaves that open
 * @param credentials who connects
 */
public record DatabaseEnvironment(
    String host, int port, String database, @Nullable String sslMode, Credentials credentials) {

  /** What a server on the same machine needs not be told, and some drivers do not understand. */
  private static final List<String> NO_SSL = List.of("disable", "allow", "prefer");

  /** The one of a target. */
  public static DatabaseEnvironment of(MigrationTarget target) {
    Properties parts =
        Objects.requireNonNull(Driver.parseURL(target.jdbcUrl(), null), "not a PostgreSQL URL");
    String host = parts.getProperty("PGHOST", "localhost").split(",", 2)[0];
    String port = parts.getProperty("PGPORT", "5432").split(",", 2)[0];
    String sslMode = parts.getProperty("sslmode");
    return new DatabaseEnvironment(
        host.replaceAll("[\\[\\]]", ""),
        Integer.parseInt(port),
        parts.getProperty("PGDBNAME", ""),
        sslMode == null || NO_SSL.contains(sslMode) ? null : sslMode,
        target.credentials());
  }

  /** {@code PGHOST}, {@code PGPORT}, …, {@code DATABASE_URL} and {@code JDBC_DATABASE_URL}. */
  public Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("PGHOST", host);
    variables.put("PGPORT", String.valueOf(port));
    variables.put("PGUSER", credentials.user());
    variables.put("PGPASSWORD", credentials.password());
    variables.put("PGDATABASE", database);
    if (sslMode != null) {
      variables.put("PGSSLMODE", sslMode);
    }
    variables.put("DATABASE_URL", url());
    variables.put("JDBC_DATABASE_URL", jdbcUrl());
    return variables;
  }

  /** The URL that drivers of other languages take, with user and password. */
  public String url() {
    String login = encoded(credentials.user()) + ":" + encoded(credentials.password());
    String ssl = sslMode == null ? "" : "?sslmode=" + sslMode;
    return "postgresql://" + login + "@" + address() + ssl;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return address();
  }

  private String jdbcUrl() {
    String ssl = sslMode == null ? "" : "&sslmode=" + sslMode;
    return "jdbc:postgresql://"
        + address()
        + "?user="
        + encoded(credentials.user())
        + "&password="
        + encoded(credentials.password())
        + ssl;
  }

  private String address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return name + ":" + port + "/" + encoded(database);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
