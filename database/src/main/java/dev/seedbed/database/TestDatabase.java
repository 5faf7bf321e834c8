package dev.seedbed.database;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.SessionPool;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationReport;
import java.sql.SQLException;
import javax.sql.DataSource;

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
 * <p>Thread-safe: each session has a connection of its own.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class TestDatabase implements AutoCloseable {
  private final String name;
  private final MigrationReport migrations;
  private final Catalog catalog;
  private final SessionPool sessions;

  TestDatabase(String name, MigrationReport migrations, Catalog catalog, SessionPool sessions) {
    this.name = name;
    this.migrations = migrations;
    this.catalog = catalog;
    this.sessions = sessions;
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  /** What migrating it did. */
  public MigrationReport migrations() {
    return migrations;
  }

  /** The schema as the migrations left it, with the file and line that each object comes from. */
  public Catalog catalog() {
    return catalog;
  }

  /** Begins a session for one test. */
  public TestSession begin(Isolation isolation) throws SQLException {
    return switch (isolation.mode()) {
      case ROLLBACK -> sessions.begin();
      case CLONE, READ_ONLY -> throw new UnsupportedOperationException();
    };
  }

  /**
   * A database like this one, made for the data that the tests of a class share: what {@link
   * #setup} commits is what its sessions begin with. The caller closes it.
   */
  public TestDatabase derive() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Real connections to a database that was made by {@link #derive}, whose work is committed.
   *
   * @throws dev.seedbed.catalog.SeedbedException if this one was not
   */
  public DataSource setup() {
    throw new UnsupportedOperationException();
  }

  /** Closes the idle connections; sessions that have not ended keep theirs. */
  @Override
  public void close() {
    sessions.close();
  }
}
