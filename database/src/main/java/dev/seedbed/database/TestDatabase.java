package dev.seedbed.database;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.isolation.RollbackSession;
import dev.seedbed.database.isolation.SessionPool;
import dev.seedbed.database.migration.MigrationReport;
import java.sql.SQLException;

/**
 * A migrated database, and the sessions in which tests use it.
 *
 * <pre>{@code
 * RollbackSession session = database.begin();
 * try {
 *   test.run(session.dataSource());
 * } finally {
 *   session.end();
 * }
 * }</pre>
 *
 * <p>Thread-safe: each session has a connection of its own.
 */
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

  /** Begins a session, whose work is never committed. */
  public RollbackSession begin() throws SQLException {
    return sessions.begin();
  }

  /** Closes the idle connections; sessions that have not ended keep theirs. */
  @Override
  public void close() {
    sessions.close();
  }
}
