package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.Fix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Fixes of migrations: what to write in the place of a statement, and what later. */
final class Rewrite {
  /** What every lock on a table in use should be asked for with. */
  static final String PATIENCE = "SET lock_timeout = '5s'";

  private static final String LATER = "Then, in a migration of its own:";

  private Rewrite() {}

  /** The statement goes, and there is nothing to write in its place. */
  static Fix without(String reason) {
    return new Fix(List.of("Take the statement out of this migration: " + reason), List.of());
  }

  /** The same, and these follow in a migration after this one. */
  static Fix then(Fix fix, String... statements) {
    return fix.note(
        LATER
            + Arrays.stream(statements)
                .map(statement -> "\n" + statement + ";")
                .collect(Collectors.joining()));
  }

  /**
   * What cannot be in one migration with anything else stands in the statement's place or later.
   */
  static Fix byItself(Step step, String statement) {
    return step.isAlone()
        ? Fix.of(statement)
        : then(without("it has to be alone in one"), statement);
  }

  /** A name that PostgreSQL would give, as long as it fits. */
  static String name(String table, List<String> columns, String suffix) {
    String name = table + "_" + String.join("_", columns) + (columns.isEmpty() ? "" : "_") + suffix;
    return name.length() <= 63 ? name : name.substring(0, 62 - suffix.length()) + "_" + suffix;
  }
}
