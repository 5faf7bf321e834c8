package dev.seedbed.assertions.rule.security;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The role that the application signs in with owns nothing, and nothing lets it past permissions or
 * row security.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new ApplicationRole("api", "worker"));
 * }</pre>
 *
 * @param roles what such roles are called
 */
@AutoService(Rule.class)
public record ApplicationRole(List<String> roles) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "SEC005",
              "application-role",
              Severity.ERROR,
              "The application's role owns nothing and bypasses nothing")
          .asOptIn();

  public ApplicationRole {
    roles = List.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("SEC005 needs at least one name of an application's role");
    }
  }

  /** The role {@code app}. */
  public ApplicationRole() {
    this("app");
  }

  /** Roles of these names. */
  public ApplicationRole(String... roles) {
    this(List.of(roles));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    List<Role> examined =
        catalog.roles().stream().filter(role -> roles.contains(role.name())).toList();
    List<Owned> owned = Owned.in(catalog);
    List<Finding> findings = new ArrayList<>();
    for (Role role : examined) {
      Power power = new Power(catalog, role, owned);
      if (!power.isNone()) {
        findings.add(
            new Finding(
                INFO,
                power.address(),
                "the role may do what no permission and no policy can keep it from",
                "NOSUPERUSER NOBYPASSRLS, and a member of no role that owns or bypasses",
                power.describe(),
                null,
                power.fix()));
      }
      owned.stream()
          .filter(each -> each.owner().equals(role.name()))
          .map(each -> finding(catalog, each))
          .forEach(findings::add);
    }
    String names = roles.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    return new RuleResult(
        INFO,
        new Count(examined.size(), "role called " + names, "roles called " + names),
        List.of(),
        findings);
  }

  private static Finding finding(Catalog catalog, Owned owned) {
    return new Finding(
        INFO,
        owned.address(),
        "the application's role may change or drop it, and policies do not hold it there",
        "another owner",
        "owned by " + Identifier.display(owned.owner()),
        catalog.origin(owned.address()).orElse(null),
        owned.fix());
  }
}
