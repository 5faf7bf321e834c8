package dev.seedbed.archrules;

import java.util.List;
import java.util.Map;

/**
 * What a project calls the columns that rules on code are about.
 *
 * <pre>{@code
 * Conventions ours = Conventions.DEFAULT.withTenants("workspace_id").withUserIds("user_id", "owner_id");
 * EntityRules.entitiesHaveATenant(ours).check(classes);
 * }</pre>
 *
 * <p>Immutable: each method answers new conventions.
 *
 * @param tenants columns that hold a row's tenant
 * @param userIds columns that hold ids of users
 * @param created columns that hold the time at which a row was made
 * @param updated columns that hold the time at which it was last changed
 * @param versions columns that count a row's changes, for optimistic locking
 * @param money the words of a name that tell that it is an amount of money
 * @param deletedFlag the column that says whether a row is deleted
 * @param deletedTime the column that says when it was
 */
public record Conventions(
    List<String> tenants,
    List<String> userIds,
    List<String> created,
    List<String> updated,
    List<String> versions,
    List<String> money,
    String deletedFlag,
    String deletedTime) {

  /** The usual names, in snake case and in camel case; the same as those of the schema rules. */
  public static final Conventions DEFAULT =
      new Conventions(
          List.of(
              "tenant_id",
              "tenantId",
              "workspace_id",
              "workspaceId",
              "org_id",
              "orgId",
              "organization_id",
              "organizationId"),
          List.of("user_id", "userId"),
          List.of("created_at", "createdAt"),
          List.of("updated_at", "updatedAt"),
          List.of("version", "current_version", "lock_version"),
          List.of(
              "amount", "balance", "budget", "cost", "fee", "payment", "payout", "price", "refund",
              "revenue", "salary", "wage"),
          "is_deleted",
          "deleted_at");

  public Conventions {
    tenants = named("tenants", tenants);
    userIds = named("userIds", userIds);
    created = named("created", created);
    updated = named("updated", updated);
    versions = named("versions", versions);
    money = named("money", money);
  }

  /** The same with these columns for tenants. */
  public Conventions withTenants(String... columns) {
    return new Conventions(
        List.of(columns), userIds, created, updated, versions, money, deletedFlag, deletedTime);
  }

  /** The same with these columns for ids of users. */
  public Conventions withUserIds(String... columns) {
    return new Conventions(
        tenants, List.of(columns), created, updated, versions, money, deletedFlag, deletedTime);
  }

  /** The same with these columns for the times at which a row was made and last changed. */
  public Conventions withTimestamps(String createdAt, String updatedAt) {
    return new Conventions(
        tenants,
        userIds,
        List.of(createdAt),
        List.of(updatedAt),
        versions,
        money,
        deletedFlag,
        deletedTime);
  }

  /** The same with these columns for rows that are deleted but still there. */
  public Conventions withSoftDelete(String flag, String time) {
    return new Conventions(tenants, userIds, created, updated, versions, money, flag, time);
  }

  /**
   * The same with what a file says.
   *
   * @param names by what they are for, as {@code code-rules} writes it
   */
  Conventions with(Map<String, List<String>> names) {
    return new Conventions(
        names.getOrDefault("tenants", tenants),
        names.getOrDefault("user-ids", userIds),
        names.getOrDefault("created", created),
        names.getOrDefault("updated", updated),
        names.getOrDefault("versions", versions),
        names.getOrDefault("money", money),
        names.getOrDefault("deleted-flag", List.of(deletedFlag)).get(0),
        names.getOrDefault("deleted-time", List.of(deletedTime)).get(0));
  }

  private static List<String> named(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("Conventions need at least one name for " + what);
    }
    return List.copyOf(names);
  }
}
