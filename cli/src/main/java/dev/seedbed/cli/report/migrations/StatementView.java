package dev.seedbed.cli.report.migrations;

import java.util.List;

/**
 * A statement of a migration.
 *
 * @param line its first line in the file
 * @param sql how it begins, without passwords
 * @param micros how long it took, in microseconds
 * @param locks what it locked
 * @param rewritten the tables of which it wrote every row anew
 */
public record StatementView(
    int line, String sql, long micros, List<LockView> locks, List<String> rewritten) {
  public StatementView {
    locks = List.copyOf(locks);
    rewritten = List.copyOf(rewritten);
  }
}
