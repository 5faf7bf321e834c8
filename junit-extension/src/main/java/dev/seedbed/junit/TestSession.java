package dev.seedbed.junit;

import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What one test uses of its database. The transaction begins when the test first asks for something
 * that needs it.
 */
final class TestSession {
  private final TestDatabase database;
  private final long seed;
  private final SuiteCounts counts;
  private dev.seedbed.database.isolation.@Nullable TestSession rollback;
  private @Nullable Connection connection;
  private @Nullable Fixtures fixtures;

  TestSession(TestDatabase database, long seed, SuiteCounts counts) {
    this.database = database;
    this.seed = seed;
    this.counts = counts;
  }

  Object provide(Provided provided) throws SQLException {
    return switch (provided) {
      case DATA_SOURCE -> rollback().dataSource();
      case CONNECTION -> connection();
      case FIXTURES -> fixtures();
      case CATALOG -> database.catalog();
    };
  }

  private dev.seedbed.database.isolation.TestSession rollback() throws SQLException {
    dev.seedbed.database.isolation.TestSession begun =
        rollback == null ? database.begin(new Isolation.Rollback(false)) : rollback;
    rollback = begun;
    return begun;
  }

  private Connection connection() throws SQLException {
    Connection opened = connection == null ? rollback().connection() : connection;
    connection = opened;
    return opened;
  }

  private Fixtures fixtures() throws SQLException {
    Fixtures made =
        fixtures == null
            ? Fixtures.over(rollback().dataSource(), database.catalog(), seed)
            : fixtures;
    fixtures = made;
    return made;
  }

  /**
   * Rolls back; a failed test is told its seed.
   *
   * @param failure why the test failed, null if it passed
   */
  void end(@Nullable Throwable failure) throws SQLException {
    if (failure != null && fixtures != null) {
      failure.addSuppressed(new SeedNote(seed));
    }
    if (rollback == null) {
      return;
    }
    try {
      rollback.end();
      counts.rolledBack();
    } catch (RuntimeException | SQLException e) {
      if (failure == null) {
        throw e;
      }
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }
}
