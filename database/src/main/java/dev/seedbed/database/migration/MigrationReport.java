package dev.seedbed.database.migration;

import java.time.Duration;
import java.util.List;

/**
 * What a call of {@link Migrations#apply} did.
 *
 * @param applied the files applied by this call, in order, as the user knows them
 * @param alreadyApplied how many the database had before
 * @param took wall time of the whole call
 */
public record MigrationReport(List<String> applied, int alreadyApplied, Duration took) {
  public MigrationReport {
    applied = List.copyOf(applied);
  }
}
