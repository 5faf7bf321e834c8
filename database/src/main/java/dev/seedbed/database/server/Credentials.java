package dev.seedbed.database.server;

import dev.seedbed.catalog.Identifier;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;

/**
 * A user and the password to log in with; empty where the server asks for none.
 *
 * @param user the role's name
 * @param password the password; {@link #toString} leaves it out
 */
public record Credentials(String user, String password) {

  private static final int RANDOM_BYTES = 24;

  /** The superuser of a server of our own, with a password of 32 characters. */
  static Credentials random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Credentials(
        "postgres", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Makes this the password of the user, as whom the connection is open. */
  void set(Connection connection) throws SQLException {
    // The server is told a hash: should the statement fail, the log has that.
    String hash = PasswordHash.of(password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE " + Identifier.quote(user) + " PASSWORD '" + hash + "'");
    }
  }

  /** The user alone. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
