package dev.seedbed.database.isolation;

/** How {@code CREATE DATABASE} copies. */
enum CopyMethod {
  /** Whole files, by the kernel, sharing blocks where the file system can. */
  FILE_CLONE("FILE_COPY"),
  /** Whole files; needs two checkpoints. */
  FILE_COPY("FILE_COPY"),
  /** Block by block through the log. */
  WAL_LOG("WAL_LOG");

  private final String strategy;

  CopyMethod(String strategy) {
    this.strategy = strategy;
  }

  /** The word after {@code STRATEGY}. */
  String strategy() {
    return strategy;
  }
}
