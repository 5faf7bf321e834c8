package dev.seedbed.assertions.rule.run;

/** What a run means for a build, as the exit code of a command. */
public enum Verdict {
  /** Nothing was found that matters. */
  CLEAN(0),
  /** There are findings, as bad as the build fails on or worse. */
  FINDINGS(1),
  /** The configuration is wrong, or there was nothing to examine. */
  CONFIGURATION(2),
  /** The database could not be reached, or a migration failed. */
  DATABASE(3),
  /** The baseline accepts what is not there any more. */
  STALE_BASELINE(4);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
