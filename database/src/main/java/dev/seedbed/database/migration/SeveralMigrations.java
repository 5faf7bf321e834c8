package dev.seedbed.database.migration;

import dev.seedbed.catalog.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sources of migrations that one database needs, in this order.
 *
 * @param options of the one transaction in which all are applied; null where each is applied by
 *     itself: if one fails, those before it stay applied
 */
record SeveralMigrations(List<Migrations> sources, @Nullable MigrationOptions options)
    implements Migrations {
  SeveralMigrations {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no migrations at all");
    }
  }

  static SeveralMigrations oneByOne(List<Migrations> sources) {
    return new SeveralMigrations(sources, null);
  }

  static SeveralMigrations together(List<Migrations> sources) {
    for (Migrations source : sources) {
      if (source.joinable().isEmpty()) {
        throw JointErrors.commitsByItself(source);
      }
    }
    return new SeveralMigrations(sources, MigrationOptions.DEFAULT);
  }

  private SeveralMigrations of(List<Migrations> others) {
    return new SeveralMigrations(others, options);
  }

  @Override
  public String fingerprint() {
    Sha256 digest = new Sha256();
    sources.forEach(source -> digest.addLines(source.fingerprint()));
    return digest.hex();
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return options == null
        ? eachBy(source -> source.apply(connection))
        : MigrationRun.run(connection, options, new JointSteps(sources));
  }

  @Override
  public MigrationReport apply(MigrationTarget target) throws SQLException {
    return options == null ? eachBy(source -> source.apply(target)) : apply(target.connection());
  }

  @Override
  public Optional<StepSource> joinable() {
    return options == null ? Optional.empty() : Optional.of(new JointSteps(sources));
  }

  /** None unless every source knows its files: one that does not could not be stopped within. */
  @Override
  public List<MigrationFile> files() {
    return sources.stream().anyMatch(source -> source.files().isEmpty())
        ? List.of()
        : sources.stream().flatMap(source -> source.files().stream()).toList();
  }

  @Override
  public Migrations upTo(MigrationFile last) {
    int index = indexOf(last);
    List<Migrations> first = new ArrayList<>(sources.subList(0, index));
    first.add(sources.get(index).upTo(last));
    return of(first);
  }

  @Override
  public Migrations without(MigrationFile file) {
    List<Migrations> others = new ArrayList<>(sources);
    others.set(indexOf(file), sources.get(indexOf(file)).without(file));
    return of(others);
  }

  @Override
  public Optional<Migrations> outOfOrder() {
    List<Migrations> others =
        sources.stream().flatMap(source -> source.outOfOrder().stream()).toList();
    return others.size() == sources.size() ? Optional.of(of(others)) : Optional.empty();
  }

  @Override
  public void prepare(Connection connection, MigrationFile file) throws SQLException {
    sources.get(indexOf(file)).prepare(connection, file);
  }

  @Override
  public boolean canUndo(MigrationFile file) {
    return sources.get(indexOf(file)).canUndo(file);
  }

  @Override
  public void undo(MigrationTarget target, MigrationFile file) throws SQLException {
    sources.get(indexOf(file)).undo(target, file);
  }

  @Override
  public void forget(Connection connection, MigrationFile file) throws SQLException {
    sources.get(indexOf(file)).forget(connection, file);
  }

  private int indexOf(MigrationFile file) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).files().contains(file)) {
        return i;
      }
    }
    throw new UnsupportedOperationException(this + " has no " + file);
  }

  private interface Application {
    MigrationReport of(Migrations source) throws SQLException;
  }

  private MigrationReport eachBy(Application application) throws SQLException {
    List<String> applied = new ArrayList<>();
    int alreadyApplied = 0;
    Duration took = Duration.ZERO;
    for (Migrations source : sources) {
      MigrationReport report = application.of(source);
      applied.addAll(report.applied());
      alreadyApplied += report.alreadyApplied();
      took = took.plus(report.took());
    }
    return new MigrationReport(applied, alreadyApplied, took);
  }

  @Override
  public Migrations with(MigrationOptions other) {
    return new SeveralMigrations(
        sources.stream().map(source -> source.with(other)).toList(),
        options == null ? null : other.withTransactions(TransactionMode.ONE_FOR_ALL));
  }

  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    List<MigrationStatus.Entry> entries = new ArrayList<>();
    for (Migrations source : sources) {
      entries.addAll(source.status(connection).entries());
    }
    return new MigrationStatus(entries);
  }

  @Override
  public String toString() {
    return sources.stream()
        .map(Migrations::toString)
        .collect(Collectors.joining(options == null ? ", " : " + "));
  }
}
