package dev.seedbed.database;

import dev.seedbed.catalog.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives what a superuser has made by migrating to an ordinary role.
 *
 * @param administrator executes in the migrated database
 * @param majorVersion of the server
 */
record HandOver(Statement administrator, int majorVersion) {

  /**
   * Privileges on objects that are yet to be made; they belong to the role that will make them,
   * which is the owner now.
   */
  private static final String DEFAULT_PRIVILEGES =
      """
      SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE seedbed_owner %s GRANT %s ON %s TO %s %s',
        CASE WHEN d.defaclnamespace <> 0
          THEN format('IN SCHEMA %I', d.defaclnamespace::regnamespace::text) ELSE '' END,
        acl.privilege_type,
        CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES'
          WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END,
        CASE WHEN acl.grantee = 0 THEN 'PUBLIC'
          ELSE quote_ident(pg_catalog.pg_get_userbyid(acl.grantee)) END,
        CASE WHEN acl.is_grantable THEN 'WITH GRANT OPTION' ELSE '' END)
      FROM pg_catalog.pg_default_acl AS d
      CROSS JOIN aclexplode(d.defaclacl) AS acl
      WHERE d.defaclrole = 'seedbed_migrator'::regrole AND acl.grantee <> d.defaclrole
      """;

  private static final String EVENT_TRIGGERS =
      "SELECT 1 FROM pg_catalog.pg_event_trigger"
          + " WHERE evtowner = 'seedbed_migrator'::pg_catalog.regrole LIMIT 1";

  void run() throws SQLException {
    List<String> defaults = texts(DEFAULT_PRIVILEGES);
    for (String statement : defaults) {
      administrator.execute(statement);
    }
    // Event triggers change hands only to a superuser.
    boolean superuser = !texts(EVENT_TRIGGERS).isEmpty();
    if (superuser) {
      administrator.execute("ALTER ROLE " + Roles.OWNER + " SUPERUSER");
    }
    try {
      administrator.execute("REASSIGN OWNED BY " + Roles.MIGRATOR + " TO " + Roles.OWNER);
    } finally {
      if (superuser) {
        administrator.execute("ALTER ROLE " + Roles.OWNER + " NOSUPERUSER");
      }
    }
    // Code under test may become any of them by SET ROLE, as it may in production.
    for (String role : Roles.others(administrator)) {
      administrator.execute(
          "GRANT "
              + Identifier.quote(role)
              + " TO "
              + Roles.OWNER
              + (majorVersion >= 16 ? " WITH INHERIT FALSE, SET TRUE" : ""));
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = administrator.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
