package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.Migrations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether upgrading a database that has rows keeps them: no row, no table and no column with values
 * goes, no value changes, and every constraint is valid in the end. Rows may come.
 *
 * <pre>{@code
 * new KeepsData(migrations, seed)
 *     .from("3", "7")
 *     .expecting("app.users", DataChange.column("status"))
 *     .run(databases);
 * }</pre>
 *
 * <p>Rows are compared after each file, so that the failure names the one that did it. What a file
 * adds as {@code NOT VALID} a later one may validate.
 */
public final class KeepsData implements MigrationCheck {
  private final Migrations migrations;
  private final SeedData seed;
  private final List<Release> releases;
  private final List<Allowance> allowances;

  /** Seeds before each file but the first, and applies that file. */
  public KeepsData(Migrations migrations, SeedData seed) {
    this(migrations, seed, List.of(), List.of());
  }

  KeepsData(
      Migrations migrations, SeedData seed, List<Release> releases, List<Allowance> allowances) {
    this.migrations = migrations;
    this.seed = seed;
    this.releases = List.copyOf(releases);
    this.allowances = List.copyOf(allowances);
  }

  /** Seeds at these releases instead, and goes from there to the newest. */
  public KeepsData from(List<Release> others) {
    return new KeepsData(migrations, seed, others, allowances);
  }

  /**
   * Lets this change happen; it must.
   *
   * @param table its name before the change, with or without the schema
   */
  public KeepsData expecting(String table, DataChange change) {
    List<Allowance> more = new ArrayList<>(allowances);
    more.add(new Allowance(table, change));
    return new KeepsData(migrations, seed, releases, more);
  }

  @Override
  public String title() {
    return "upgrading keeps the data";
  }

  @Override
  public CheckResult run(ThrowawayDatabases databases) throws SQLException {
    Releases from = Releases.of(releases, migrations);
    if (from.all().isEmpty()) {
      return new CheckResult(title(), 0, List.of(CheckErrors.noFiles(migrations)));
    }
    Upgrade upgrade = new Upgrade();
    from.forEach(databases, upgrade::run);
    List<ErrorMessage> failures = new ArrayList<>(upgrade.failures);
    List<String> unused =
        allowances.stream()
            .filter(each -> !upgrade.used.contains(each))
            .map(Allowance::toString)
            .toList();
    if (!upgrade.seeded) {
      failures.add(CheckErrors.nothingSeeded(from.all().stream().map(Release::name).toList()));
    } else if (!unused.isEmpty() && failures.isEmpty()) {
      failures.add(CheckErrors.unused(unused));
    }
    return new CheckResult(title(), from.all().size(), failures);
  }

  private record Step(String path, Migrations migrations) {}

  /** The files that a release does not have yet, or all at once if they are not known. */
  private List<Step> steps(Release release) {
    if (migrations.files().isEmpty()) {
      return List.of(new Step(migrations.toString(), migrations));
    }
    return release.rest(migrations).stream()
        .map(file -> new Step(file.path(), migrations.upTo(file)))
        .toList();
  }

  private final class Upgrade {
    final List<ErrorMessage> failures = new ArrayList<>();
    final Set<Allowance> used = new HashSet<>();
    boolean seeded;

    void run(ThrowawayDatabase database, Release release) throws SQLException {
      database.connected(
          connection -> {
            seed.seed(connection, UserCatalog.read(connection));
            return release;
          });
      StoredData before = database.observed(StoredData::read);
      seeded |= !before.isEmpty();
      List<Step> steps = steps(release);
      int compared = releases.isEmpty() ? Math.min(1, steps.size()) : steps.size();
      Map<String, String> invalid = new TreeMap<>();
      for (int i = 0; i < compared; i++) {
        if (i > 0) {
          before = database.observed(StoredData::read);
        }
        Step step = steps.get(i);
        database.watched();
        if (!migrate(database, step, release)) {
          return;
        }
        StoredData after = database.observed(StoredData.after(before));
        compare(step, release, before, after, database.observed(LossTrace::read));
        for (String each : after.invalid()) {
          if (!before.invalid().contains(each)) {
            invalid.put(each, step.path());
          }
        }
      }
      if (!invalid.isEmpty()) {
        expectValidated(database, release, steps.subList(compared, steps.size()), invalid);
      }
    }

    private boolean migrate(ThrowawayDatabase database, Step step, Release release)
        throws SQLException {
      try {
        database.migrate(step.migrations());
        return true;
      } catch (MigrationException e) {
        failures.add(CheckErrors.failsWithData(step.path(), release.name(), e));
        return false;
      }
    }

    /** Applies the files after the one that left these not valid: one of them may see to it. */
    private void expectValidated(
        ThrowawayDatabase database, Release release, List<Step> rest, Map<String, String> invalid)
        throws SQLException {
      for (Step step : rest) {
        if (!migrate(database, step, release)) {
          return;
        }
      }
      invalid.keySet().retainAll(database.observed(StoredData::read).invalid());
      for (String path : new TreeSet<>(invalid.values())) {
        List<String> left =
            invalid.keySet().stream().filter(each -> path.equals(invalid.get(each))).toList();
        failures.add(CheckErrors.notValid(path, left));
      }
    }

    private void compare(
        Step step, Release release, StoredData before, StoredData after, LossTrace trace) {
      List<DataFinding> losses =
          DataComparison.of(before, after).lost().stream()
              .filter(finding -> !isAllowed(finding))
              .map(finding -> finding.at(trace.places(finding, before)))
              .toList();
      if (!losses.isEmpty()) {
        List<String> texts = losses.stream().map(DataFinding::text).toList();
        failures.add(CheckErrors.losesData(step.path(), release.name(), texts, losses));
      }
    }

    private boolean isAllowed(DataFinding finding) {
      List<Allowance> covering = allowances.stream().filter(each -> each.covers(finding)).toList();
      used.addAll(covering);
      return !covering.isEmpty();
    }
  }
}
