package dev.seedbed.database;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Origins;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.Isolator;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationReport;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A migrated database, and the sessions in which tests use it.
 *
 * <pre>{@code
 * TestSession session = database.begin(new Isolation.Rollback(false));
 * try {
 *   test.run(session.dataSource());
 * } finally {
 *   session.end();
 * }
 * }</pre>
 *
 * <p>Data that the tests of a class share go into a database derived from this one:
 *
 * <pre>{@code
 * TestDatabase withAgents = database.derive();
 * insertAgents(withAgents.setup());
 * TestSession session = withAgents.begin(new Isolation.Rollback(false)); // sees the agents
 * }</pre>
 *
 * <p>Thread-safe: each session has connections of its own.
 */
public final class TestDatabase implements AutoCloseable {
  private final String name;
  private final MigrationReport migrations;
  private final Origins origins;
  private final Isolator isolator;
  private @Nullable Catalog catalog;

  TestDatabase(String name, MigrationReport migrations, Origins origins, Isolator isolator) {
    this.name = name;
    this.migrations = migrations;
    this.origins = origins;
    this.isolator = isolator;
  }

  /** The name of the database that was migrated; sessions work in copies of it. */
  public String name() {
    return name;
  }

  /** What migrating it did. */
  public MigrationReport migrations() {
    return migrations;
  }

  /**
   * The schema as the migrations left it, with the file and line that each object comes from. It is
   * read when this is first called; the schema of a derived database is read when its setup is
   * over.
   */
  public synchronized Catalog catalog() {
    Catalog known = catalog;
    if (known == null) {
      try {
        known = isolator.read(Catalog::read).withOrigins(origins);
      } catch (SQLException e) {
        throw new IllegalStateException("The catalog of " + name + " cannot be read.", e);
      }
      catalog = known;
    }
    return known;
  }

  /** The file and line that each object comes from, as they are in {@link #catalog}. */
  public Origins origins() {
    return origins;
  }

  /** Begins a session for one test. */
  public TestSession begin(Isolation isolation) throws SQLException {
    return isolator.begin(isolation);
  }

  /**
   * A database like this one, made for the data that the tests of a class share: what {@link
   * #setup} commits is what its sessions begin with. The caller closes it.
   */
  public TestDatabase derive() throws SQLException {
    return new TestDatabase(name, migrations, origins, isolator.derive());
  }

  /**
   * Real connections to a database that was made by {@link #derive}, whose work is committed. They
   * end when its first session begins, or when another is derived from it.
   *
   * @throws dev.seedbed.catalog.SeedbedException if this one was not
   */
  public DataSource setup() {
    return isolator.setup();
  }

  /** As {@link #setup}, as the role that owns the database where tests run as another. */
  public DataSource owner() {
    return isolator.owner();
  }

  /** Closes the idle connections; sessions that have not ended keep theirs. */
  @Override
  public void close() {
    isolator.close();
  }
}
