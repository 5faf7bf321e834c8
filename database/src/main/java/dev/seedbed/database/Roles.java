package dev.seedbed.database;

import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The roles on a server of ours: a superuser who migrates, and an ordinary one that owns what was
 * migrated, as which tests connect.
 *
 * <p>Their passwords follow from the administrator's, which is random: whoever may administer the
 * server, such as another JVM that shares it, knows them, and they are nowhere written down.
 */
final class Roles {
  static final String MIGRATOR = "seedbed_migrator";
  static final String OWNER = "seedbed_owner";

  private static final String CREATE =
      """
      DO $$ BEGIN
        CREATE ROLE %s;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$
      """;

  /** Of passwords as random as these a single iteration is enough, and much faster. */
  private static final String FAST_PASSWORDS =
      "SELECT set_config('scram_iterations', '1', false)"
          + " FROM pg_catalog.pg_settings WHERE name = 'scram_iterations'";

  /** What the migrations made, and what the administrator had made before. */
  private static final String OTHERS =
      """
      SELECT rolname FROM pg_catalog.pg_roles
      WHERE rolname !~ '^(pg|seedbed)_' AND NOT rolsuper
      ORDER BY rolname
      """;

  private Roles() {}

  static Credentials migrator(PostgresServer server) {
    return credentials(server, MIGRATOR);
  }

  static Credentials owner(PostgresServer server) {
    return credentials(server, OWNER);
  }

  private static Credentials credentials(PostgresServer server, String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = server.administrator().password().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] password = mac.doFinal(role.getBytes(StandardCharsets.UTF_8));
      return new Credentials(role, HexFormat.of().formatHex(password));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256.", e);
    }
  }

  /** Lets the owner log in with the password of this server. */
  static void renewOwner(PostgresServer server, Statement administrator) throws SQLException {
    administrator.execute(
        FAST_PASSWORDS
            + ";ALTER ROLE "
            + OWNER
            + " LOGIN PASSWORD '"
            + owner(server).password()
            + "'");
  }

  /** Makes them, if need be, and lets the migrator log in. */
  static void create(PostgresServer server, Statement administrator) throws SQLException {
    administrator.execute(CREATE.formatted(OWNER));
    administrator.execute(CREATE.formatted(MIGRATOR));
    renewOwner(server, administrator);
    administrator.execute(
        "ALTER ROLE "
            + MIGRATOR
            + " SUPERUSER LOGIN PASSWORD '"
            + migrator(server).password()
            + "'");
  }

  /** Nobody migrates any more. */
  static void lockMigrator(Statement administrator) throws SQLException {
    administrator.execute("ALTER ROLE " + MIGRATOR + " NOLOGIN");
  }

  /** The roles that tests may want to run as. */
  static List<String> others(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(OTHERS)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
