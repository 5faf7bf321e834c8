package dev.seedbed.cli.report;

/**
 * Why a part of the report is empty.
 *
 * @param why the reason, as one sentence with its full stop
 * @param fix what brings it, as one sentence with its full stop
 */
public record Missing(String why, String fix) {
  public Missing {
    if (why.isBlank() || fix.isBlank()) {
      throw new IllegalArgumentException("An empty part says why, and what brings it");
    }
  }
}
