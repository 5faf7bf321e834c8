package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Grant;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Policy;
import dev.seedbed.catalog.Policy.Command;
import dev.seedbed.catalog.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with the policies of one table. */
final class PolicyCheck {
  private static final List<Command> COMMANDS =
      List.of(Command.SELECT, Command.INSERT, Command.UPDATE, Command.DELETE);

  /** Who keeps rows to one user keeps them to that user's tenants. */
  private static final Pattern USER =
      Pattern.compile("(?:.*_)?(?:user|owner|author|member|profile)_id|created_by");

  private final RuleInfo rule;
  private final Catalog catalog;
  private final TenantTable table;
  private final TenantCondition condition;
  private final List<String> trusted;
  private final List<Policy> policies;

  PolicyCheck(
      RuleInfo rule,
      Catalog catalog,
      TenantTable table,
      TenantCondition condition,
      List<String> trusted) {
    this.rule = rule;
    this.catalog = catalog;
    this.table = table;
    this.condition = condition;
    this.trusted = trusted;
    this.policies = table.table().rowSecurity().policies();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Policy policy : policies) {
      boolean isTrusted = !policy.toPublic() && trusted.containsAll(policy.roles());
      if (policy.permissive() && !isTrusted) {
        boolean using = readsOpenly(policy);
        boolean check = writesOpenly(policy);
        if (using || check) {
          findings.add(open(policy, using, check));
        }
      }
    }
    List<Command> missing = COMMANDS.stream().filter(this::isMissing).toList();
    if (!missing.isEmpty()) {
      findings.add(missing(missing));
    }
    return findings;
  }

  /** Whether it shows rows of any tenant, which no restrictive policy hides again. */
  private boolean readsOpenly(Policy policy) {
    return policy.command() != Command.INSERT
        && isOpen(policy.using())
        && commands(policy).stream()
            .filter(command -> command != Command.INSERT)
            .anyMatch(command -> !isRestricted(command, false));
  }

  private boolean writesOpenly(Policy policy) {
    boolean writes = policy.command() != Command.SELECT && policy.command() != Command.DELETE;
    // USING holds for new rows where nothing else is stated: it is found already.
    boolean stated = policy.withCheck() != null || policy.command() == Command.INSERT;
    return writes
        && stated
        && isOpen(policy.withCheck())
        && commands(policy).stream()
            .filter(command -> command == Command.INSERT || command == Command.UPDATE)
            .anyMatch(command -> !isRestricted(command, true));
  }

  private static List<Command> commands(Policy policy) {
    return policy.command() == Command.ALL ? COMMANDS : List.of(policy.command());
  }

  /** A condition that is always false lets nobody through. */
  private boolean isOpen(@Nullable String expression) {
    return !"false".equals(expression)
        && table.table().columns().stream()
            .map(Column::name)
            .filter(name -> name.equals(table.column().name()) || USER.matcher(name).matches())
            .noneMatch(name -> Expressions.mentions(expression, name));
  }

  /** Whether a restrictive policy for everybody keeps the command to the tenant. */
  private boolean isRestricted(Command command, boolean newRows) {
    return policies.stream()
        .filter(policy -> !policy.permissive() && policy.toPublic())
        .filter(policy -> commands(policy).contains(command))
        .map(policy -> newRows && policy.withCheck() != null ? policy.withCheck() : policy.using())
        .anyMatch(expression -> expression != null && !isOpen(expression));
  }

  /** Whether somebody may use the command, and no policy lets them touch a single row. */
  private boolean isMissing(Command command) {
    return policies.stream()
            .filter(Policy::permissive)
            .noneMatch(policy -> commands(policy).contains(command))
        && (table.table().rowSecurity().forced()
            || grants().anyMatch(grant -> concerns(grant, command)));
  }

  private Stream<Grant> grants() {
    Stream<Grant> columns =
        table.table().columns().stream().map(Column::grants).flatMap(List::stream);
    return Stream.concat(table.table().grants().stream(), columns);
  }

  private boolean concerns(Grant grant, Command command) {
    String grantee = grant.grantee();
    return grant.privilege().name().equals(command.name())
        && (grantee == null
            || (!grantee.equals(table.table().owner())
                && catalog.role(grantee).filter(PolicyCheck::isHeld).isPresent()));
  }

  private static boolean isHeld(Role role) {
    return !role.superuser() && !role.bypassRowSecurity();
  }

  private Finding open(Policy policy, boolean using, boolean check) {
    ObjectAddress address = ObjectAddress.policy(table.name(), policy.name());
    String what =
        using && check
            ? "shows and lets through rows of any tenant"
            : using ? "shows rows of any tenant" : "lets rows of any tenant be written";
    return new Finding(
        rule,
        address,
        "the policy " + what,
        "a condition on " + Identifier.display(table.column().name()),
        describe(policy),
        catalog.origin(address).or(() -> catalog.origin(table.name())).orElse(null),
        alter(policy, using, check));
  }

  private static String describe(Policy policy) {
    return "FOR "
        + policy.command()
        + (policy.using() == null ? "" : " USING (" + policy.using() + ")")
        + (policy.withCheck() == null ? "" : " WITH CHECK (" + policy.withCheck() + ")");
  }

  private Fix alter(Policy policy, boolean using, boolean check) {
    String sql =
        "ALTER POLICY %s ON %s%s%s"
            .formatted(
                Identifier.quote(policy.name()),
                table.name().toSql(),
                using ? " USING (" + narrowed(policy.using()) + ")" : "",
                check ? " WITH CHECK (" + narrowed(policy.withCheck()) + ")" : "");
    return new Fix(TenantCondition.notes(), List.of(sql));
  }

  private String narrowed(@Nullable String expression) {
    String own = condition.of(table);
    return expression == null || expression.equals("true")
        ? own
        : "(" + expression + ") AND " + own;
  }

  private Finding missing(List<Command> commands) {
    String names = commands.stream().map(Command::name).collect(Collectors.joining(", "));
    return new Finding(
        rule,
        table.table().address(),
        "who may use the command touches no row, and is mostly not told: " + names,
        "a policy for each command that somebody may use",
        "none for " + names,
        catalog.origin(table.name()).orElse(null),
        new Fix(
            Stream.concat(
                    TenantCondition.notes().stream(),
                    Stream.of("If nobody is to use the command, revoke it instead."))
                .toList(),
            commands.stream().map(this::create).toList()));
  }

  private String create(Command command) {
    String word = command == Command.INSERT ? "WITH CHECK" : "USING";
    return "CREATE POLICY %s ON %s FOR %s %s (%s)"
        .formatted(
            TenantCondition.freeName(table, "tenant_" + command.name().toLowerCase(Locale.ROOT)),
            table.name().toSql(),
            command,
            word,
            condition.of(table));
  }
}
