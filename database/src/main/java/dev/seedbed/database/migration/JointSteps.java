package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The steps of several sources as those of one, which are applied together or not at all. */
record JointSteps(List<Migrations> sources) implements StepSource {
  JointSteps {
    sources = List.copyOf(sources);
  }

  /**
   * Those of the first source first.
   *
   * @throws MigrationException if one that is pending cannot run in a transaction
   */
  @Override
  public List<MigrationStep> steps(Connection connection) throws SQLException {
    List<MigrationStep> steps = new ArrayList<>();
    for (StepSource source : parts()) {
      steps.addAll(source.steps(connection));
    }
    for (MigrationStep step : steps) {
      if (!step.applied() && step.withoutTransaction()) {
        throw JointErrors.needsNoTransaction(step.path());
      }
    }
    return steps.stream().<MigrationStep>map(JointStep::new).toList();
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    for (StepSource source : parts()) {
      source.prepare(connection);
    }
  }

  private List<StepSource> parts() {
    return sources.stream().flatMap(source -> source.joinable().stream()).toList();
  }

  /** A step that is never committed before the others. */
  private record JointStep(MigrationStep step) implements MigrationStep {
    @Override
    public String path() {
      return step.path();
    }

    @Override
    public boolean applied() {
      return step.applied();
    }

    @Override
    public boolean withoutTransaction() {
      return false;
    }

    @Override
    public boolean addsEnumValue() {
      return false;
    }

    @Override
    public void run(StatementRunner statements) throws SQLException {
      step.run(statements);
    }

    @Override
    public void record(Connection connection) throws SQLException {
      step.record(connection);
    }
  }
}
