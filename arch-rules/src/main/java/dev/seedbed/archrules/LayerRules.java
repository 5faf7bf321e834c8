package dev.seedbed.archrules;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Delegation;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import java.util.List;

/**
 * What an application leaves to others. The rule is immutable and can be shared by threads.
 *
 * <pre>{@code
 * LayerRules.CODE_DOES_NOT_MIGRATE.check(new ClassFileImporter().importPackages("com.example"));
 * }</pre>
 */
public final class LayerRules {
  private static final List<String> MIGRATORS =
      List.of("org.flywaydb.core.", "liquibase.", "dev.seedbed.database.migration.");

  /**
   * {@code ARCH003 no-migrating-code}: code does not call Flyway, Liquibase or Seedbed's
   * migrations.
   *
   * <pre>{@code
   * // bad: each replica migrates when it starts, as a role that may drop tables
   * void start() {
   *   Flyway.configure().dataSource(database).load().migrate();
   * }
   *
   * // good: the deployment migrates before it starts the first replica
   * }</pre>
   *
   * <p>Fails with an {@code AssertionError} when it is given no class.
   */
  public static final ArchRule CODE_DOES_NOT_MIGRATE =
      CodeRule.of(
          new RuleInfo(
              "ARCH003", "no-migrating-code", Severity.WARNING, "code does not call migrations"),
          Scope.CODE,
          "each replica would migrate when it starts, with the rights of a schema's owner; to fix:"
              + " migrate in a step of the deployment, and in tests by the extension",
          new Count(0, "class", "classes"),
          new Delegation(
              alwaysTrue(),
              noClasses()
                  .should()
                  .accessTargetWhere(targetOwner(describe("a migrator", LayerRules::isMigrator)))));

  private LayerRules() {}

  private static boolean isMigrator(JavaClass type) {
    return MIGRATORS.stream().anyMatch(prefix -> type.getName().startsWith(prefix));
  }
}
