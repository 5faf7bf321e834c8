package dev.seedbed.database.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a server listens, and who may log in.
 *
 * @param authority its name or address, and its port
 * @param parameters what follows the database in the URL, such as {@code ?sslmode=disable}
 * @param credentials who logs in
 */
record Endpoint(String authority, String parameters, Credentials credentials) {

  /** A server on this machine, which needs no encryption. */
  static Endpoint local(String host, int port, Credentials credentials) {
    return new Endpoint(host + ":" + port, "?sslmode=disable", credentials);
  }

  String jdbcUrl(String database) {
    String name = URLEncoder.encode(database, StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + authority + "/" + name + parameters;
  }

  Connection connect(String database) throws SQLException {
    return connect(database, new Properties());
  }

  /** Opens a connection with these of the driver's properties. */
  Connection connect(String database, Properties properties) throws SQLException {
    properties.setProperty("user", credentials.user());
    if (!credentials.password().isEmpty()) {
      properties.setProperty("password", credentials.password());
    }
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }
}
