package dev.seedbed.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One privilege that one role, or everybody, has on an object.
 *
 * <p>An object lists what holds in effect: also what its owner has, and what PostgreSQL grants by
 * itself when nobody has ever granted or revoked (the owner everything, {@code PUBLIC} the
 * execution of functions and the use of types).
 *
 * @param grantee the role that has the privilege, null for {@code PUBLIC}
 * @param grantable whether it was given {@code WITH GRANT OPTION}
 * @param grantor the role that gave it
 */
public record Grant(
    @Nullable String grantee, Privilege privilege, boolean grantable, String grantor) {

  /** Whether everybody has the privilege. */
  public boolean toPublic() {
    return grantee == null;
  }
}
