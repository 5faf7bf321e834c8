package dev.seedbed.database.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Migrations that Liquibase applies, through its own library: a changelog with all that it
 * includes, with its own history tables and lock.
 *
 * <pre>{@code
 * Migrations migrations =
 *     LiquibaseMigrations.at("db/changelog/db.changelog-master.yaml").withContexts("test");
 * }</pre>
 *
 * <p>The project brings the version of Liquibase that it uses: {@code
 * org.liquibase:liquibase-core}. Of the {@link MigrationOptions} the lock counts, which is taken
 * besides Liquibase's own; each change set has a transaction of its own, as Liquibase does it.
 * Nothing is sent to Liquibase's makers.
 *
 * <p>Immutable and thread-safe.
 */
public final class LiquibaseMigrations implements Migrations {
  static final String LIBRARY_CLASS = "liquibase.Liquibase";

  private final Changelog changelog;
  private final LiquibaseSettings settings;
  private final MigrationOptions options;

  /** Reading the whole changelog takes a while, and both are asked for repeatedly. */
  private volatile @Nullable String fingerprint;

  private volatile @Nullable List<LiquibaseStep> steps;

  private LiquibaseMigrations(
      Changelog changelog, LiquibaseSettings settings, MigrationOptions options) {
    this.changelog = changelog;
    this.settings = settings;
    this.options = options;
  }

  /**
   * Finds the changelog.
   *
   * @param location {@code classpath:…}, {@code filesystem:…}, or bare: of the changelog, or of the
   *     folder in which it is called {@code db.changelog-master.yaml} or alike
   * @throws MigrationException when there is none, or Liquibase is not on the class path
   */
  public static LiquibaseMigrations at(String location) {
    return at(location, Path.of(""), MigrationFolder.defaultClassLoader());
  }

  static LiquibaseMigrations at(String location, Path workingDirectory, ClassLoader classLoader) {
    ToolLibrary.require(LIBRARY_CLASS, "Liquibase", "org.liquibase:liquibase-core", location);
    return new LiquibaseMigrations(
        Changelog.find(location, workingDirectory, classLoader),
        LiquibaseSettings.DEFAULT,
        MigrationOptions.DEFAULT);
  }

  /** The same migrations with a context filter: {@code test and !legacy}. */
  public LiquibaseMigrations withContexts(String contexts) {
    return with(settings.withContexts(contexts));
  }

  /** The same migrations with a label filter. */
  public LiquibaseMigrations withLabels(String labels) {
    return with(settings.withLabels(labels));
  }

  /**
   * The same migrations with values for the changelog's parameters.
   *
   * <p>Liquibase lets a system property, or a variable of the environment, of the same name go
   * before such a value, whatever its case.
   */
  public LiquibaseMigrations withParameters(Map<String, String> parameters) {
    return with(settings.withParameters(parameters));
  }

  private LiquibaseMigrations with(LiquibaseSettings other) {
    return new LiquibaseMigrations(changelog, other, options);
  }

  /** The same migrations, run in another way. */
  @Override
  public LiquibaseMigrations with(MigrationOptions other) {
    if (other.dryRun()) {
      throw RunErrors.noDryRun(toString());
    }
    return new LiquibaseMigrations(changelog, settings, other);
  }

  /**
   * {@inheritDoc}
   *
   * @throws MigrationException when the changelog cannot be read
   */
  @Override
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = new LiquibaseReading(changelog, settings).fingerprint();
      fingerprint = known;
    }
    return known;
  }

  @Override
  public MigrationReport apply(Connection connection) throws SQLException {
    return MigrationLock.during(
        connection, options, () -> new LiquibaseRun(changelog, settings).apply(connection));
  }

  /** {@inheritDoc} Makes Liquibase's two tables where they are not there, as Liquibase does. */
  @Override
  public MigrationStatus status(Connection connection) throws SQLException {
    return new LiquibaseRun(changelog, settings).status(connection);
  }

  /**
   * A step for each change set that the contexts and labels let run; its id is Liquibase's: {@code
   * file::id::author}.
   *
   * @throws MigrationException when the changelog cannot be read
   */
  @Override
  public List<MigrationFile> files() {
    return steps().stream().map(LiquibaseStep::file).toList();
  }

  private List<LiquibaseStep> steps() {
    List<LiquibaseStep> known = steps;
    if (known == null) {
      known = new LiquibaseReading(changelog, settings).steps();
      steps = known;
    }
    return known;
  }

  @Override
  public LiquibaseMigrations upTo(MigrationFile last) {
    int end = files().indexOf(last) + 1;
    if (end == 0) {
      throw new UnsupportedOperationException(this + " has no " + last);
    }
    return only(steps().subList(0, end));
  }

  @Override
  public LiquibaseMigrations without(MigrationFile file) {
    return only(steps().stream().filter(step -> !step.file().equals(file)).toList());
  }

  private LiquibaseMigrations only(List<LiquibaseStep> kept) {
    Set<String> leftOut = new HashSet<>(settings.leftOut());
    steps().stream()
        .filter(step -> !kept.contains(step))
        .forEach(step -> leftOut.add(step.file().id()));
    LiquibaseMigrations some = with(settings.leavingOut(leftOut));
    some.steps = List.copyOf(kept);
    return some;
  }

  /** These: Liquibase applies whatever the database has not had. */
  @Override
  public Optional<Migrations> outOfOrder() {
    return Optional.of(this);
  }

  @Override
  public boolean canUndo(MigrationFile file) {
    return steps().stream().anyMatch(step -> step.file().equals(file) && step.reversible());
  }

  /** {@inheritDoc} Liquibase rolls back this one change set. */
  @Override
  public void undo(MigrationTarget target, MigrationFile file) throws SQLException {
    if (!canUndo(file)) {
      throw UndoErrors.noRollback(file);
    }
    List<LiquibaseStep> one = steps().stream().filter(step -> step.file().equals(file)).toList();
    LiquibaseRun run = new LiquibaseRun(changelog, only(one).settings);
    MigrationLock.during(target.connection(), options, () -> run.undo(target.connection()));
  }

  @Override
  public String toString() {
    return changelog.location();
  }
}
