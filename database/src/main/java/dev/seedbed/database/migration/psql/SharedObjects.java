package dev.seedbed.database.migration.psql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Roles and databases, which belong to the server and not to one database.
 *
 * <p>A container's scripts meet a server that is new. Here they meet one that other databases, made
 * by the same scripts, may share: what those have made need not be made again. Not thread-safe.
 */
final class SharedObjects {
  private static final Logger log = LoggerFactory.getLogger(SharedObjects.class);
  private static final Set<String> ROLES = Set.of("ROLE", "USER", "GROUP");

  private final Set<String> made = new HashSet<>();

  /** Whether a statement creates what the server has had before the script began. */
  boolean has(Connection connection, ScriptFile file, Query query) throws SQLException {
    List<String> words = query.startsWith("CREATE") ? query.tokens() : List.of();
    if (words.size() < 3 || words.get(2).equals("MAPPING")) {
      return false;
    }
    boolean role = ROLES.contains(words.get(1));
    if (!role && !words.get(1).equals("DATABASE")) {
      return false;
    }
    String name = name(words.get(2));
    if (!made.add((role ? "role " : "database ") + name) || !exists(connection, role, name)) {
      return false;
    }
    log.info(
        "{}: passed over, for the server has {} {} already",
        file.place(query.start()),
        role ? "role" : "database",
        name);
    return true;
  }

  private static String name(String token) {
    return token.startsWith("\"")
        ? token.substring(1, token.length() - 1).replace("\"\"", "\"")
        : token.toLowerCase(Locale.ROOT);
  }

  private static boolean exists(Connection connection, boolean role, String name)
      throws SQLException {
    String sql =
        role
            ? "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)"
            : "SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }
}
