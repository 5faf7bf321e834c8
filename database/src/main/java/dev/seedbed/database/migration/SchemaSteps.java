package dev.seedbed.database.migration;

import dev.seedbed.catalog.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Steps that run with a schema of their own first in the search path. */
record SchemaSteps(String schema, StepSource source) implements StepSource {

  @Override
  public List<MigrationStep> steps(Connection connection) throws SQLException {
    return source.steps(connection).stream()
        .<MigrationStep>map(step -> new SchemaStep(schema, step))
        .toList();
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    execute(connection, "CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(schema));
    source.prepare(connection);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private record SchemaStep(String schema, MigrationStep step) implements MigrationStep {
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
      return step.withoutTransaction();
    }

    @Override
    public boolean addsEnumValue() {
      return step.addsEnumValue();
    }

    /** The run puts the search path back behind each step. */
    @Override
    public void run(StatementRunner statements) throws SQLException {
      execute(
          statements.connection(), "SET search_path = " + Identifier.quote(schema) + ", public");
      step.run(statements);
    }

    @Override
    public void record(Connection connection) throws SQLException {
      step.record(connection);
    }
  }
}
