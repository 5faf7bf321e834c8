package dev.seedbed.cli.seed;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.SeedManifest;
import dev.seedbed.fixtures.SeedPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the rows of a plan. */
@Command(
    name = "seed",
    description = {
      "Loads the rows of a seed plan into a database, or writes them to files.",
      "Without --url it is the project's development database, which seedbed up starts.",
      "A load that was cut short, by Ctrl-C or by a crash, goes on when it is run again."
    },
    footer = {
      "  seedbed seed",
      "  seedbed seed --url postgresql://localhost/app_test",
      "  seedbed seed --tenants 50 --messages 1000000 --defer-indexes",
      "  seedbed seed --plan demo.yaml --seed 7 --anchor now",
      "  seedbed seed --out rows --format csv --partition 1/3",
      "  seedbed seed --verify=rows/manifest.json"
    })
public final class SeedCommand implements Callable<Verdict> {
  private final Invocation invocation;
  @Mixin private final PlanOptions plans = new PlanOptions();
  @Mixin private final LoadOptions loads = new LoadOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write files there, one a table, instead of loading a database.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of the files: csv, ndjson, sql, or copy, which is binary; csv unless said.")
  private @Nullable SeedFormat format;

  @Option(
      names = "--verify",
      paramLabel = "MANIFEST",
      arity = "0..1",
      fallbackValue = "",
      description = {
        "Read the tables through afterwards and compare their checksums.",
        "With a manifest: compare the database with it, and load nothing."
      })
  private @Nullable String verify;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "Write the manifest there: seed, numbers of rows, checksums.")
  private @Nullable Path manifest;

  /** A command for one call. */
  public SeedCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Path folder = out;
    SeedResult result;
    if (manifest != null && verify != null && !verify.isEmpty()) {
      refuse(List.of("--manifest"), "rows that are made, and --verify=MANIFEST makes none");
    }
    ManifestFile report = manifest == null ? null : new ManifestFile(invocation.path(manifest));
    if (report != null) {
      report.requireFolder();
    }
    if (folder != null) {
      refuse(loads.given(), "a database, and --out writes files");
      refuse(
          verify == null ? List.of() : List.of("--verify"), "a database, and --out writes files");
      result = files(invocation.path(folder), report);
    } else {
      refuse(format == null ? List.of() : List.of("--format"), "files, which need --out DIR");
      String file = verify;
      result =
          file == null || file.isEmpty() ? loaded(file != null, report) : compared(Path.of(file));
    }
    invocation.output().result(result::text, result::json);
    return Verdict.CLEAN;
  }

  private static void refuse(List<String> given, String what) {
    if (!given.isEmpty()) {
      throw ErrorMessage.of("Options that do not go together")
          .expected(given.get(0) + " for " + what)
          .actual(String.join(", ", given))
          .toFix("leave one of them away")
          .toException();
    }
  }

  private SeedResult loaded(boolean verified, @Nullable ManifestFile file) {
    SeedPlan plan = plans.plan(invocation);
    SeedTarget.Database database = new SeedTarget(invocation).database();
    LoadReport report = new Seeding(invocation, plan, loads).into(database);
    if (verified) {
      invocation.output().progress("comparing the tables with the manifest");
      report.manifest().verify(database.dataSource());
    }
    if (file != null) {
      file.write(report.manifest());
    }
    return Seeding.result(database, report, verified);
  }

  private SeedResult compared(Path file) {
    SeedManifest known = new ManifestFile(invocation.path(file)).read();
    SeedTarget.Database database = new SeedTarget(invocation).reading();
    long begin = System.nanoTime();
    known.verify(database.dataSource());
    return new SeedResult(database.name(), known, 0, true, true, since(begin));
  }

  private SeedResult files(Path folder, @Nullable ManifestFile file) {
    SeedPlan plan = plans.plan(invocation);
    Catalog catalog =
        invocation.database(DatabaseUse.READING, () -> new SeedTarget(invocation).catalog());
    SeedFormat wanted = format == null ? SeedFormat.CSV : format;
    long begin = System.nanoTime();
    SeedManifest written =
        Working.during(
            invocation,
            "Stopped. Files that are there are whole; the same command writes them all.",
            line -> plan.writeTo(folder, wanted.format(), catalog, line));
    if (file != null) {
      file.write(written);
    }
    long rows = written.tables().stream().mapToLong(SeedManifest.TableRows::rows).sum();
    return new SeedResult(folder.toString(), written, rows, true, false, since(begin));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
