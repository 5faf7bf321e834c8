package dev.seedbed.assertions.rule.security;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What lets a role do more than it was granted. */
final class Power {
  private final Catalog catalog;
  private final Role role;
  private final Set<String> owners;

  Power(Catalog catalog, Role role, List<Owned> owned) {
    this.catalog = catalog;
    this.role = role;
    this.owners = owned.stream().map(Owned::owner).collect(Collectors.toSet());
  }

  ObjectAddress address() {
    return ObjectAddress.role(role.name());
  }

  boolean isNone() {
    return attributes().isEmpty() && memberships().isEmpty();
  }

  String describe() {
    List<String> all = new ArrayList<>(attributes());
    memberships().forEach(name -> all.add("member of " + Identifier.display(name)));
    return String.join(", ", all);
  }

  Fix fix() {
    String name = Identifier.quote(role.name());
    List<String> statements = new ArrayList<>();
    if (!attributes().isEmpty()) {
      String none =
          attributes().stream().map(attribute -> "NO" + attribute).collect(Collectors.joining(" "));
      statements.add("ALTER ROLE " + name + " " + none);
    }
    memberships()
        .forEach(other -> statements.add("REVOKE " + Identifier.quote(other) + " FROM " + name));
    return new Fix(List.of("Grant the role what the application needs."), statements);
  }

  private List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    if (role.superuser()) {
      attributes.add("SUPERUSER");
    }
    if (role.bypassRowSecurity()) {
      attributes.add("BYPASSRLS");
    }
    return attributes;
  }

  /** The direct memberships by which it can become a role that owns something or bypasses. */
  private List<String> memberships() {
    return role.memberOf().stream().filter(this::leadsToPower).toList();
  }

  private boolean leadsToPower(String start) {
    Set<String> reached = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (reached.add(name)) {
        catalog.role(name).ifPresent(each -> open.addAll(each.memberOf()));
      }
    }
    reached.remove(role.name());
    return reached.stream().anyMatch(this::isPowerful);
  }

  private boolean isPowerful(String name) {
    return owners.contains(name)
        || catalog
            .role(name)
            .filter(each -> each.superuser() || each.bypassRowSecurity())
            .isPresent();
  }
}
