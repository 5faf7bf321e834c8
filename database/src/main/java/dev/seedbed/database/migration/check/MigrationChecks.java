package dev.seedbed.database.migration.check;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.server.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project's migrations and a running server: all that the checks need.
 *
 * <pre>{@code
 * MigrationChecks checks = MigrationChecks.of(server, MigrationSources.of("db/migration"));
 * checks.run(checks.reversible()).orThrow();
 * }</pre>
 *
 * <p>Each check works in databases of its own, which it drops. Immutable: each method answers
 * another one.
 */
public final class MigrationChecks {
  private static final SeedData NOTHING = (connection, catalog) -> {};

  private final PostgresServer server;
  private final Plan plan;

  /** What a test has stated. */
  private record Plan(
      Migrations migrations,
      SeedData seed,
      List<Release> releases,
      Set<MigrationFile> irreversible,
      @Nullable Undo undo,
      DiffOptions options,
      List<Allowance> allowances,
      boolean updating) {}

  private MigrationChecks(PostgresServer server, Plan plan) {
    this.server = server;
    this.plan = plan;
  }

  /** Checks of these migrations on this server, which stays open. */
  public static MigrationChecks of(PostgresServer server, Migrations migrations) {
    return new MigrationChecks(
        server,
        new Plan(
            migrations, NOTHING, List.of(), Set.of(), null, DiffOptions.DEFAULT, List.of(), false));
  }

  private MigrationChecks with(
      SeedData seed, List<Release> releases, @Nullable Undo undo, List<Allowance> allowances) {
    return new MigrationChecks(
        server,
        new Plan(
            plan.migrations,
            seed,
            releases,
            plan.irreversible,
            undo,
            plan.options,
            allowances,
            plan.updating));
  }

  /** With rows from here, for {@link #keepsData}. */
  public MigrationChecks seededBy(SeedData seed) {
    return with(seed, plan.releases, plan.undo, plan.allowances);
  }

  /**
   * From these versions instead of each: those that were released.
   *
   * @param files the last one of each release, by its version or path as {@link
   *     MigrationFile#named} takes it
   * @throws dev.seedbed.catalog.SeedbedException if one is none of the migrations, or not one alone
   */
  public MigrationChecks from(String... files) {
    List<Release> releases = new ArrayList<>(plan.releases);
    Arrays.stream(files)
        .map(this::file)
        .forEach(file -> releases.add(new Release(file.id(), plan.migrations.upTo(file))));
    return with(plan.seed, releases, plan.undo, plan.allowances);
  }

  /** From a release whose migrations lie elsewhere, such as in a checkout of its tag. */
  public MigrationChecks from(String name, Migrations older) {
    List<Release> releases = new ArrayList<>(plan.releases);
    releases.add(new Release(name, older));
    return with(plan.seed, releases, plan.undo, plan.allowances);
  }

  /** With another way to take migrations back than what the source has. */
  public MigrationChecks undoneBy(Undo undo) {
    return with(plan.seed, plan.releases, undo, plan.allowances);
  }

  /** With a change of data that is meant, see {@link KeepsData#expecting}. */
  public MigrationChecks expecting(String table, DataChange change) {
    List<Allowance> more = new ArrayList<>(plan.allowances);
    more.add(new Allowance(table, change));
    return with(plan.seed, plan.releases, plan.undo, more);
  }

  /**
   * With files, beside those named before, that are not meant to be taken back.
   *
   * @param files by version or path as {@link MigrationFile#named} takes them
   * @throws dev.seedbed.catalog.SeedbedException if one is none of the migrations, or not one alone
   */
  public MigrationChecks irreversible(String... files) {
    Set<MigrationFile> known = new HashSet<>(plan.irreversible);
    Arrays.stream(files).map(this::file).forEach(known::add);
    return new MigrationChecks(
        server,
        new Plan(
            plan.migrations,
            plan.seed,
            plan.releases,
            known,
            plan.undo,
            plan.options,
            plan.allowances,
            plan.updating));
  }

  /** With other ideas of what makes two schemas different. */
  public MigrationChecks comparing(DiffOptions options) {
    return new MigrationChecks(
        server,
        new Plan(
            plan.migrations,
            plan.seed,
            plan.releases,
            plan.irreversible,
            plan.undo,
            options,
            plan.allowances,
            plan.updating));
  }

  /** With snapshots that are written anew instead of compared. */
  public MigrationChecks updatingSnapshots(boolean updating) {
    return new MigrationChecks(
        server,
        new Plan(
            plan.migrations,
            plan.seed,
            plan.releases,
            plan.irreversible,
            plan.undo,
            plan.options,
            plan.allowances,
            updating));
  }

  /** The migrations in question. */
  public Migrations migrations() {
    return plan.migrations;
  }

  /** Whether each can be taken back. */
  public MigrationCheck reversible() {
    Reversible own =
        new Reversible(plan.migrations, plan.migrations::undo, plan.irreversible, plan.options);
    return plan.undo == null ? own : own.undoneBy(plan.undo);
  }

  /** Whether a second run changes nothing. */
  public MigrationCheck idempotent() {
    return new Idempotent(plan.migrations);
  }

  /** Whether neighbours that do not need each other can come in any order. */
  public MigrationCheck anyOrder() {
    return new AnyOrder(plan.migrations, plan.options);
  }

  /** Whether upgrading from every version makes the schema of a new database. */
  public MigrationCheck fromEveryVersion() {
    return new FromEveryVersion(plan.migrations, plan.releases, plan.options);
  }

  /** Whether upgrading keeps rows and values. */
  public MigrationCheck keepsData() {
    return new KeepsData(plan.migrations, plan.seed, plan.releases, plan.allowances);
  }

  /** Whether the others make the same schema. */
  public MigrationCheck sameSchemaAs(Migrations others) {
    return new SameSchema(plan.migrations, others, plan.options);
  }

  /** Whether the schema is the one that was committed in this file. */
  public MigrationCheck matchesSnapshot(Path file) {
    return new MatchesSnapshot(plan.migrations, file, plan.options, plan.updating);
  }

  /** Whether two migrators at once both succeed. */
  public MigrationCheck twoMigrators() {
    return new TwoMigrators(plan.migrations);
  }

  /** The checks that fit these migrations and need nothing else to be said. */
  public List<MigrationCheck> standard() {
    List<MigrationCheck> checks = new ArrayList<>(List.of(idempotent(), twoMigrators()));
    if (plan.migrations.files().size() > 1) {
      checks.add(fromEveryVersion());
      if (plan.seed != NOTHING) {
        checks.add(keepsData());
      }
    }
    if (plan.migrations.files().stream().anyMatch(plan.migrations::canUndo) || plan.undo != null) {
      checks.add(reversible());
    }
    return List.copyOf(checks);
  }

  /**
   * A database as it is before a file, to apply it to; the caller closes it.
   *
   * @param file one of the {@link Migrations#files}
   */
  public Upgrade upgrade(MigrationFile file) throws SQLException {
    return Upgrade.begin(ThrowawayDatabases.on(server), plan.migrations, file);
  }

  /** Runs a check. */
  public CheckResult run(MigrationCheck check) throws SQLException {
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(server)) {
      return check.run(databases);
    }
  }

  private MigrationFile file(String name) {
    return MigrationFile.named(name, plan.migrations.files(), "in " + plan.migrations);
  }
}
