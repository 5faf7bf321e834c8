package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy.
 *
 * @param permissive whether rows need one such policy ({@code OR}); a restrictive one must hold as
 *     well ({@code AND})
 * @param roles the roles that it applies to; empty means {@code PUBLIC}
 * @param using which existing rows are visible, null if not stated
 * @param withCheck which new rows are allowed, null if not stated: then {@code using} holds for
 *     them too
 */
public record Policy(
    String name,
    Command command,
    boolean permissive,
    List<String> roles,
    @Nullable String using,
    @Nullable String withCheck,
    @Nullable String comment) {

  /** Which statements it applies to. */
  public enum Command {
    ALL,
    SELECT,
    INSERT,
    UPDATE,
    DELETE
  }

  public Policy {
    Identifier.require(name);
    roles = List.copyOf(roles);
  }

  /** Whether it applies to every role. */
  public boolean toPublic() {
    return roles.isEmpty();
  }
}
