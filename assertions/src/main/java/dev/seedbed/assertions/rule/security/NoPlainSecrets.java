package dev.seedbed.assertions.rule.security;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Columns whose names say that they hold passwords, keys or tokens say as well that what they hold
 * is hashed or encrypted: in the name or in a comment.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new NoPlainSecrets());
 * }</pre>
 *
 * @param names how names of secrets end, in lower case with underscores; {@code *_token} is one
 *     that has something before it, {@code token} is the whole name and {@code …_token} none
 */
@AutoService(Rule.class)
public record NoPlainSecrets(List<String> names) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "SEC004", "no-plain-secrets", Severity.WARNING, "Secrets are not stored in plain");

  /** Tokens that sign somebody in; those of pages, pushes, devices or forms are no secrets. */
  private static final List<String> NAMES =
      List.of(
          "*password",
          "*passwd",
          "*passphrase",
          "*secret",
          "*api_key",
          "*apikey",
          "*secret_key",
          "*private_key",
          "*signing_key",
          "*encryption_key",
          "*access_key",
          "*secret_access_key",
          "token",
          "*access_token",
          "*refresh_token",
          "*auth_token",
          "*api_token",
          "*bearer_token",
          "*bot_token",
          "*session_token",
          "*secret_token",
          "*oauth_token");

  private static final Set<String> TEXT = Set.of("text", "varchar", "bpchar");

  public NoPlainSecrets {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("SEC004 needs at least one name of a secret");
    }
  }

  /** Passwords, private keys, API keys and the tokens that sign somebody in. */
  public NoPlainSecrets() {
    this(NAMES);
  }

  /** Secrets that have these names. */
  public NoPlainSecrets(String... names) {
    this(List.of(names));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog);
    SecretName secret = new SecretName(names);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      for (Column column : table.columns()) {
        if (isText(catalog, column) && secret.isMeantBy(column.name())) {
          examined++;
          if (!secret.isKeptBy(column.name()) && !secret.isKeptBy(table, column)) {
            findings.add(finding(catalog, table, column));
          }
        }
      }
    }
    return new RuleResult(
        INFO,
        new Count(examined, "column named like a secret", "columns named like secrets"),
        scope.notCounted(),
        findings);
  }

  /** What is stored as bytes is a digest or a ciphertext already. */
  private static boolean isText(Catalog catalog, Column column) {
    DataType type = catalog.underlying(column.type());
    return type.name().name().equals("citext") || TEXT.stream().anyMatch(type::isBuiltIn);
  }

  private static Finding finding(Catalog catalog, Table table, Column column) {
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), column.name()),
        "the column seems to hold a secret as it is: whoever reads a backup has it",
        "a hash or a ciphertext, and a name or a comment that says so",
        column.type().sql()
            + (column.comment() == null ? " without a comment" : ": " + column.comment()),
        catalog.origin(table.name(), column.name()).orElse(null),
        SecretFix.of(catalog, table, column));
  }
}
