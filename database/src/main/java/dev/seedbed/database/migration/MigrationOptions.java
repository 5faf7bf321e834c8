package dev.seedbed.database.migration;

import java.time.Duration;

/**
 * How migrations are run.
 *
 * <pre>{@code
 * MigrationOptions patient = MigrationOptions.DEFAULT.withLockWait(Duration.ofMinutes(10));
 * }</pre>
 *
 * @param lockKey of the advisory lock that keeps two migrators apart; another tool that migrates
 *     the same database and takes the same key is waited for too
 * @param lockWait how long to wait for that lock
 * @param timeout how long one file may take
 * @param transactions how many files stand or fall together
 * @param retries what to do about failures that pass by themselves
 * @param outOfOrder whether a version below the highest applied one may still be applied
 * @param dryRun whether to roll everything back at the end; what cannot run in a transaction is not
 *     run at all
 */
public record MigrationOptions(
    long lockKey,
    Duration lockWait,
    Duration timeout,
    TransactionMode transactions,
    RetryPolicy retries,
    boolean outOfOrder,
    boolean dryRun) {

  /** Waits five minutes for the lock, gives each file five minutes, one transaction for all. */
  public static final MigrationOptions DEFAULT =
      new MigrationOptions(
          0x5EED_BED,
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          TransactionMode.ONE_FOR_ALL,
          RetryPolicy.DEFAULT,
          false,
          false);

  public MigrationOptions {
    if (lockWait.isNegative() || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("not durations: " + lockWait + ", " + timeout);
    }
  }

  public MigrationOptions withLockKey(long key) {
    return new MigrationOptions(key, lockWait, timeout, transactions, retries, outOfOrder, dryRun);
  }

  public MigrationOptions withLockWait(Duration wait) {
    return new MigrationOptions(lockKey, wait, timeout, transactions, retries, outOfOrder, dryRun);
  }

  public MigrationOptions withTimeout(Duration limit) {
    return new MigrationOptions(
        lockKey, lockWait, limit, transactions, retries, outOfOrder, dryRun);
  }

  public MigrationOptions withTransactions(TransactionMode mode) {
    return new MigrationOptions(lockKey, lockWait, timeout, mode, retries, outOfOrder, dryRun);
  }

  public MigrationOptions withRetries(RetryPolicy policy) {
    return new MigrationOptions(
        lockKey, lockWait, timeout, transactions, policy, outOfOrder, dryRun);
  }

  public MigrationOptions withOutOfOrder(boolean allowed) {
    return new MigrationOptions(lockKey, lockWait, timeout, transactions, retries, allowed, dryRun);
  }

  public MigrationOptions withDryRun(boolean dry) {
    return new MigrationOptions(lockKey, lockWait, timeout, transactions, retries, outOfOrder, dry);
  }
}
