package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Function;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Policy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By which setting of a session policies tell its tenant, and how a policy says so. */
final class TenantCondition {
  private static final Pattern SETTING =
      Pattern.compile("current_setting\\(\\(?'([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+)'");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*");

  private final Catalog catalog;
  private final TenantTables tenants;

  TenantCondition(Catalog catalog, TenantTables tenants) {
    this.catalog = catalog;
    this.tenants = tenants;
  }

  /** The setting that the table's policies compare the tenant column with, also in functions. */
  Optional<String> settingOf(TenantTable table) {
    return table.table().rowSecurity().policies().stream()
        .flatMap(TenantCondition::expressions)
        .filter(expression -> Expressions.mentions(expression, table.column().name()))
        .flatMap(expression -> settings(expression))
        .findFirst();
  }

  static Stream<String> expressions(Policy policy) {
    return Stream.concat(Stream.ofNullable(policy.using()), Stream.ofNullable(policy.withCheck()));
  }

  private Stream<String> settings(String expression) {
    Stream<String> called =
        catalog.functions().stream()
            .filter(function -> calls(expression, function))
            .map(Function::body);
    return Stream.concat(Stream.of(expression), called)
        .flatMap(text -> SETTING.matcher(text).results().map(match -> match.group(1)));
  }

  private static boolean calls(String expression, Function function) {
    String name = Identifier.display(function.name().name());
    return Pattern.compile("(?<![\\w\"$])" + Pattern.quote(name) + "\\(")
        .matcher(expression)
        .find();
  }

  /** The condition of a policy that keeps to the session's tenant. */
  String of(TenantTable table) {
    String column = table.column().name();
    String usual = "app." + (PLAIN.matcher(column).matches() ? column : "tenant_id");
    String setting =
        settingOf(table)
            .or(() -> tenants.all().stream().flatMap(each -> settingOf(each).stream()).findFirst())
            .orElse(usual);
    return of(table, setting);
  }

  /** The same by this setting. */
  String of(TenantTable table, String setting) {
    return "%s = nullif(current_setting('%s', true), '')::%s"
        .formatted(table.quoted(), setting, table.column().type().sql());
  }

  /** What to know of it before a policy with it is made. */
  static List<String> notes() {
    return List.of(
        "The application sets the tenant at the beginning of each transaction:"
            + " set_config('app.tenant_id', …, true), or whatever the policy reads.");
  }

  /** A name that no policy of the table has. */
  static String freeName(TenantTable table, String wanted) {
    String name = wanted;
    for (int i = 2; has(table, name); i++) {
      name = wanted + "_" + i;
    }
    return Identifier.quote(name);
  }

  private static boolean has(TenantTable table, String name) {
    return table.table().rowSecurity().policies().stream()
        .anyMatch(policy -> policy.name().equals(name));
  }
}
