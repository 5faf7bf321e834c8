package dev.seedbed.samples.mana.auth;

import dev.seedbed.samples.mana.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Who has an account. Thread-safe if its database is, as all repositories are. */
public final class UserRepository {

  private static final String INSERT =
      "INSERT INTO auth.users (id, email, full_name) VALUES (?, ?, ?)";

  private static final String BY_EMAIL =
      "SELECT id, email, full_name, created_at FROM auth.users WHERE email = ?";

  private static final String RENAME =
      "UPDATE auth.users SET full_name = ?, updated_at = now() WHERE id = ?";

  private static final String MEMBERS =
      """
      SELECT users.id, users.email, users.full_name, users.created_at
      FROM auth.members
      JOIN auth.users ON users.id = members.user_id
      WHERE members.organization_id = ?
      ORDER BY members.created_at, users.id
      """;

  private final DataSource database;

  public UserRepository(DataSource database) {
    this.database = database;
  }

  /** Stores a user under the id that Better Auth has made. */
  public void register(String id, String email, String fullName) {
    new Sql(INSERT, id, email, fullName).update(database);
  }

  public Optional<User> find(String email) {
    return new Sql(BY_EMAIL, email).first(database, UserRepository::user);
  }

  /** Gives a user another name; false if there is no such user. */
  public boolean rename(String id, String fullName) {
    return new Sql(RENAME, fullName, id).update(database) > 0;
  }

  /** The members of an organization, those first who joined first. */
  public List<User> members(String organization) {
    return new Sql(MEMBERS, organization).all(database, UserRepository::user);
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("id"),
        row.getString("email"),
        row.getString("full_name"),
        Sql.instant(row, "created_at"));
  }
}
