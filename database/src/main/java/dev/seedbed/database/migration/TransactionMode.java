package dev.seedbed.database.migration;

/** How many migrations stand or fall together. */
public enum TransactionMode {
  /** Everything pending in one transaction: either all of it is there afterwards, or nothing. */
  ONE_FOR_ALL,
  /** A transaction for each file: what succeeded before a failure stays. */
  ONE_PER_FILE
}
