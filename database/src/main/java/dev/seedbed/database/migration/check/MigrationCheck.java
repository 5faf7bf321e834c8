package dev.seedbed.database.migration.check;

import java.sql.SQLException;

/**
 * A question to migrations that running them on throwaway databases answers.
 *
 * <pre>{@code
 * CheckResult result = new Idempotent(migrations).run(databases);
 * }</pre>
 *
 * <p>Implementations are immutable.
 */
public sealed interface MigrationCheck
    permits AnyOrder,
        FromEveryVersion,
        Idempotent,
        KeepsData,
        MatchesSnapshot,
        Reversible,
        SameSchema,
        TwoMigrators {

  /** What holds if it passes, as a test's name says it. */
  String title();

  /**
   * Finds out.
   *
   * @throws SQLException if the server fails; what is wrong with the migrations is in the result
   */
  CheckResult run(ThrowawayDatabases databases) throws SQLException;
}
