package dev.seedbed.database.migration;

import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** What a run has done so far, and what of it stays when the rest fails. */
final class RunProgress {
  private final List<String> committed = new ArrayList<>();
  private final List<String> uncommitted = new ArrayList<>();
  private final TransactionMode mode;
  private int attempt = 1;

  RunProgress(TransactionMode mode) {
    this.mode = mode;
  }

  void ran(MigrationStep step) {
    uncommitted.add(step.path());
  }

  void committed() {
    committed.addAll(uncommitted);
    uncommitted.clear();
  }

  void rolledBack() {
    uncommitted.clear();
  }

  void tryAgain() {
    attempt++;
  }

  int attempt() {
    return attempt;
  }

  List<String> applied() {
    return List.copyOf(committed);
  }

  List<String> uncommitted() {
    return List.copyOf(uncommitted);
  }

  /** What is left of a run that failed inside a transaction. */
  Remainder afterRollback() {
    String why = "the transaction was rolled back; applied before and kept: " + kept();
    if (committed.isEmpty()) {
      why =
          mode == TransactionMode.ONE_FOR_ALL
              ? "all pending migrations ran in one transaction, which was rolled back"
              : "each file runs in a transaction; this one was rolled back, and none was before it";
    }
    return new Remainder(attempt == 1 ? why : why + "\nthis was attempt " + attempt, List.of());
  }

  /** What is left of a run that failed in a file outside transactions. */
  Remainder afterPart(List<Integer> linesRun, List<QualifiedName> invalidIndexes) {
    String why =
        linesRun.isEmpty()
            ? "the file runs without a transaction; none of its statements was applied"
            : "the file runs without a transaction; applied and kept are its statements in line "
                + String.join(", ", linesRun.stream().map(String::valueOf).toList());
    List<String> fixes = new ArrayList<>();
    if (!linesRun.isEmpty()) {
      fixes.add("undo by hand what was kept of the file before it runs again");
    }
    for (QualifiedName index : invalidIndexes) {
      fixes.add("drop the invalid index that the statement left: DROP INDEX " + index.toSql());
    }
    return new Remainder(committed.isEmpty() ? why : why + "\nand before it " + kept(), fixes);
  }

  private String kept() {
    return String.join(", ", committed);
  }
}
