package dev.seedbed.archrules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Delegation;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;

/**
 * Which classes may speak to the database.
 *
 * <pre>{@code
 * JavaClasses classes =
 *     new ClassFileImporter()
 *         .withImportOption(new ImportOption.DoNotIncludeTests())
 *         .importPackages("com.example");
 * JdbcRules.ONLY_REPOSITORIES_USE_JDBC.check(classes);
 * }</pre>
 *
 * <p>JDBC here is all of {@code java.sql}, its value types and {@code SQLException} too, but not
 * {@code javax.sql}: who wires the application together needs a {@code DataSource}. The rules are
 * immutable and can be shared by threads.
 */
public final class JdbcRules {
  private static final String REASON =
      "SQL in one place can be read, tested and changed together with the schema; to fix: move"
          + " what uses java.sql into a repository";

  private static final DescribedPredicate<JavaClass> REPOSITORIES =
      belongTo(simpleNameEndingWith("Repository").or(simpleNameEndingWith("Dao")));

  /**
   * {@code ARCH001 jdbc-in-repositories}: only classes whose names end with {@code Repository} or
   * {@code Dao}, and what is nested in them, use JDBC.
   *
   * <pre>{@code
   * // bad: a service that speaks SQL
   * class InvoiceService {
   *   void pay(Connection connection, long invoice) throws SQLException { ... }
   * }
   *
   * // good: the service asks a repository
   * class InvoiceService {
   *   void pay(long invoice) {
   *     invoices.markPaid(invoice);
   *   }
   * }
   * }</pre>
   *
   * <p>Fails with an {@code AssertionError} when it is given no class but repositories.
   */
  public static final ArchRule ONLY_REPOSITORIES_USE_JDBC =
      jdbcOnlyIn(REPOSITORIES, "only repositories (*Repository, *Dao) use JDBC");

  private JdbcRules() {}

  /**
   * {@link #ONLY_REPOSITORIES_USE_JDBC} for code that keeps its repositories together instead of
   * naming them alike: only classes in these packages use JDBC.
   *
   * <pre>{@code
   * JdbcRules.onlyPackagesUseJdbc("..persistence..").check(classes);
   * }</pre>
   *
   * @param packages as ArchUnit writes them: {@code ..} stands for any number of packages
   * @throws IllegalArgumentException if no package is given
   */
  public static ArchRule onlyPackagesUseJdbc(String... packages) {
    if (packages.length == 0) {
      throw new IllegalArgumentException(
          "ARCH001 needs at least one package that may use JDBC, such as \"..persistence..\"");
    }
    return jdbcOnlyIn(
        resideInAnyPackage(packages), "only " + String.join(", ", packages) + " use JDBC");
  }

  private static ArchRule jdbcOnlyIn(DescribedPredicate<JavaClass> allowed, String title) {
    DescribedPredicate<JavaClass> others = not(allowed);
    return CodeRule.of(
        new RuleInfo("ARCH001", "jdbc-in-repositories", Severity.WARNING, title),
        Scope.CODE,
        REASON,
        new Count(0, "class that is no repository", "classes that are no repositories"),
        new Delegation(
            others,
            noClasses()
                .that(others)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")));
  }
}
