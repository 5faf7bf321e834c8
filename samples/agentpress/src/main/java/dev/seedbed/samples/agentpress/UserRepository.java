package dev.seedbed.samples.agentpress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Who has an account. Thread-safe if its database is. */
public final class UserRepository {

  private static final String INSERT = "INSERT INTO users (email) VALUES (?) RETURNING id";

  private static final String DEFAULT_ORG = "SELECT id FROM orgs WHERE is_default";

  private static final String JOIN = "INSERT INTO org_members (org_id, user_id) VALUES (?, ?)";

  private static final String COUNT =
      "UPDATE orgs SET member_count = member_count + 1, updated_at = now() WHERE id = ?";

  private final DataSource database;

  public UserRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Creates a user who is a member of the default organization: both, or neither.
   *
   * @return the user's id
   * @throws IllegalStateException if there is no default organization
   */
  public UUID create(String email) throws SQLException {
    return Sql.transaction(
        database,
        transaction -> {
          UUID user = new Sql(INSERT, email).all(transaction, UserRepository::id).get(0);
          UUID org =
              new Sql(DEFAULT_ORG)
                  .first(transaction, UserRepository::id)
                  .orElseThrow(() -> new IllegalStateException("no organization is the default"));
          new Sql(JOIN, org, user).update(transaction);
          new Sql(COUNT, org).update(transaction);
          return user;
        });
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject("id", UUID.class);
  }
}
