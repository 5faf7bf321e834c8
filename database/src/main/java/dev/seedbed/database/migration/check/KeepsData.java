package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.Migrations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether upgrading a database that has rows keeps them: no row, no table and no column with values
 * goes, no value changes, and every constraint is valid afterwards. Rows may come.
 *
 * <pre>{@code
 * new KeepsData(migrations, seed)
 *     .from("3", "7")
 *     .expecting("app.users", DataChange.column("status"))
 *     .run(databases);
 * }</pre>
 *
 * <p>Rows are compared after each file, so that the failure names the one that did it.
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

  /** The files that are applied to a release's rows, or all at once if they are not known. */
  private List<Step> steps(Release release) {
    List<MigrationFile> rest = release.rest(migrations);
    if (migrations.files().isEmpty()) {
      return List.of(new Step(migrations.toString(), migrations));
    }
    return rest.stream()
        .limit(releases.isEmpty() ? 1 : rest.size())
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
      StoredData before = database.connected(StoredData::read);
      seeded |= !before.isEmpty();
      for (Step step : steps(release)) {
        try {
          database.migrate(step.migrations());
        } catch (MigrationException e) {
          failures.add(CheckErrors.failsWithData(step.path(), release.name(), e));
          return;
        }
        StoredData after = database.connected(StoredData.after(before));
        compare(step, release, before, after);
        before = database.connected(StoredData::read);
      }
    }

    private void compare(Step step, Release release, StoredData before, StoredData after) {
      List<DataFinding> losses =
          DataComparison.of(before, after).lost().stream()
              .filter(finding -> !isAllowed(finding))
              .toList();
      if (!losses.isEmpty()) {
        List<String> texts = losses.stream().map(DataFinding::text).toList();
        failures.add(CheckErrors.losesData(step.path(), release.name(), texts, losses));
      }
      List<String> invalid =
          after.invalid().stream()
              .filter(each -> !before.invalid().contains(each))
              .sorted()
              .toList();
      if (!invalid.isEmpty()) {
        failures.add(CheckErrors.notValid(step.path(), invalid));
      }
    }

    private boolean isAllowed(DataFinding finding) {
      List<Allowance> covering = allowances.stream().filter(each -> each.covers(finding)).toList();
      used.addAll(covering);
      return !covering.isEmpty();
    }
  }
}
