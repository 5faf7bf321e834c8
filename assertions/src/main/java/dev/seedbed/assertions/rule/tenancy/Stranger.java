package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.assertions.rule.internal.Trial;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Policy;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The role as which a rule tries to reach what it should not.
 *
 * @param name what it is called
 * @param made whether it was made for it, in the transaction that is rolled back
 * @param before the role that the session has otherwise, as {@code SET ROLE} takes it
 */
record Stranger(String name, boolean made, String before) {
  /** No two sessions may make a role of one name at the same time. */
  private static final String NAME = "seedbed_stranger_";

  /** The role of this name, or one that is made now if it is empty. */
  static Stranger of(Trial trial, String role) throws SQLException {
    String current = trial.text("SELECT current_setting('role')");
    String before = current.equals("none") ? "NONE" : Identifier.quote(current);
    if (!role.isEmpty()) {
      return new Stranger(role, false, before);
    }
    String name = NAME + trial.text("SELECT pg_backend_pid()");
    try {
      trial.undone(() -> trial.execute("CREATE ROLE " + Identifier.quote(name)));
    } catch (SQLException refused) {
      // Each table says then why it cannot be tried.
      return new Stranger(name, true, before);
    }
    trial.execute("CREATE ROLE " + Identifier.quote(name));
    return new Stranger(name, true, before);
  }

  /** Gives the role what is needed to run into row security and into nothing before it. */
  void invite(Trial trial, TenantTable table) throws SQLException {
    if (!made) {
      return;
    }
    String to = " TO " + Identifier.quote(name);
    String schema = Identifier.quote(table.name().schema());
    trial.execute("GRANT USAGE ON SCHEMA " + schema + to);
    trial.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + to);
    trial.execute("GRANT ALL ON TABLE " + table.name().toSql() + to);
    Set<String> roles = new TreeSet<>();
    table.table().rowSecurity().policies().stream().map(Policy::roles).forEach(roles::addAll);
    for (String role : roles) {
      trial.execute("GRANT " + Identifier.quote(role) + to);
    }
  }

  /** Goes on as the role, for the tenant. */
  void enter(Trial trial, String setting, String tenant) throws SQLException {
    trial.execute("SET LOCAL ROLE " + Identifier.quote(name));
    trial.text("SELECT set_config('" + setting + "', (" + tenant + ")::text, true)");
  }

  /** Goes on as before. */
  void leave(Trial trial) throws SQLException {
    trial.execute("SET LOCAL ROLE " + before);
  }
}
