package dev.seedbed.cli.report.migrations;

import java.util.List;

/**
 * A migration.
 *
 * @param name a file, a change set, or a command
 * @param file its path as the user knows it
 * @param version what its source calls it; empty if it has no name for it
 * @param undo whether it can be taken back: {@code yes}, {@code no} or {@code unknown}
 * @param micros how long its statements took together, in microseconds
 * @param strongest the strength of the strongest lock on what was there before; 0 if there is none
 */
public record MigrationView(
    String name,
    String file,
    String version,
    boolean repeatable,
    String undo,
    long micros,
    int strongest,
    List<StatementView> statements) {
  public MigrationView {
    statements = List.copyOf(statements);
  }
}
