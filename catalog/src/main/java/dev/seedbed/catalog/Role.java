package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role of the cluster; PostgreSQL's predefined ones ({@code pg_…}) are seen as memberships only.
 *
 * @param superuser whether no permission check applies to it
 * @param bypassRowSecurity whether no row security policy applies to it
 * @param login whether it can open a session
 * @param inherit whether it has the privileges of its memberships without {@code SET ROLE}
 * @param memberOf the roles that it is directly a member of, by name
 */
public record Role(
    String name,
    boolean superuser,
    boolean bypassRowSecurity,
    boolean login,
    boolean inherit,
    boolean createRole,
    boolean createDatabase,
    boolean replication,
    List<String> memberOf,
    @Nullable String comment) {
  public Role {
    Identifier.require(name);
    memberOf = List.copyOf(memberOf);
  }
}
