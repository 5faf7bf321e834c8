package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.archrules.internal.sql.DatabaseCalls;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;

/**
 * How often and together with what code goes to the database.
 *
 * <pre>{@code
 * CallRules.NO_QUERY_IN_A_LOOP.check(new ClassFileImporter().importPackages("com.example"));
 * }</pre>
 *
 * <p>Counted are calls of repositories, and of the methods of JDBC, Spring's templates and JPA that
 * run statements. The rules are immutable and can be shared by threads; each fails with an {@code
 * AssertionError} when it is given code without such calls.
 */
public final class CallRules {
  /**
   * {@code ARCH020 no-query-in-loop}: the database is not asked once for each element.
   *
   * <pre>{@code
   * // bad: a hundred invoices, a hundred and one queries
   * for (Invoice invoice : invoices) {
   *   total = total.add(payments.sumOf(invoice.id()));
   * }
   *
   * // good
   * Map<Long, BigDecimal> sums = payments.sumsOf(ids(invoices));
   * }</pre>
   */
  public static final ArchRule NO_QUERY_IN_A_LOOP =
      CodeRule.of(
          new RuleInfo(
              "ARCH020",
              "no-query-in-loop",
              Severity.WARNING,
              "the database is not asked once for each element"),
          Scope.CODE,
          "each call costs a round trip, and their number grows with the data; to fix: ask once for"
              + " all elements, as by WHERE id = ANY (?), or write them in one batch",
          DatabaseCalls.WANTED,
          DatabaseCalls::looped);

  /**
   * {@code ARCH021 writes-in-transaction}: who writes more than once does it in a transaction.
   *
   * <pre>{@code
   * // bad: a user without a membership, if the second one fails
   * void register(User user) {
   *   users.insert(user);
   *   members.insert(user.id());
   * }
   *
   * // good
   * @Transactional
   * void register(User user) { ... }
   * }</pre>
   */
  public static final ArchRule SEVERAL_WRITES_ARE_IN_A_TRANSACTION =
      CodeRule.of(
          new RuleInfo(
              "ARCH021",
              "writes-in-transaction",
              Severity.WARNING,
              "who writes more than once does it in a transaction"),
          Scope.CODE,
          "the first write stays if the second one fails; to fix: annotate the method with"
              + " @Transactional, or let both run on one connection without auto-commit",
          DatabaseCalls.WANTED,
          DatabaseCalls::untransacted);

  private CallRules() {}
}
