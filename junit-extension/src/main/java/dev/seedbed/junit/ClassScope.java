package dev.seedbed.junit;

import dev.seedbed.database.TestDatabase;
import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a test class uses of its database outside its tests.
 *
 * <p>As soon as a {@code @BeforeAll} method asks for a way to write, the class gets a database of
 * its own, a copy of its enclosing class's or of the migrated one, in which all its tests run.
 *
 * <p>Thread-safe: nested classes and tests may run at the same time.
 */
final class ClassScope implements AutoCloseable {
  private final Suite suite;
  private final TestDatabase migrated;
  private final long seed;
  private final @Nullable ClassScope enclosing;
  private @Nullable TestDatabase derived;
  private @Nullable Connection connection;
  private @Nullable Fixtures fixtures;

  private ClassScope(
      Suite suite, TestDatabase migrated, long seed, @Nullable ClassScope enclosing) {
    this.suite = suite;
    this.migrated = migrated;
    this.seed = seed;
    this.enclosing = enclosing;
  }

  /**
   * Boots and migrates, if this is the first class.
   *
   * @param outer the scope of the enclosing class, if it has one
   */
  static ClassScope of(Suite suite, AnnotatedClass annotated, @Nullable ClassScope outer)
      throws SQLException {
    long seed = suite.seed(annotated);
    TestDatabase migrated = suite.database(annotated);
    // A nested class may name other migrations than its enclosing class.
    boolean inherits = outer != null && outer.migrated == migrated;
    return new ClassScope(suite, migrated, seed, inherits ? outer : null);
  }

  /** What generated data follow from. */
  long seed() {
    return seed;
  }

  /** The database that tests begin in, once nobody writes to it any more. */
  synchronized TestDatabase database() throws SQLException {
    closeConnection();
    return current();
  }

  private synchronized TestDatabase current() {
    if (derived != null) {
      return derived;
    }
    return enclosing == null ? migrated : enclosing.current();
  }

  /** Fixtures for a test, which know of the rows that those of the class have made. */
  Fixtures fixtures(DataSource dataSource) {
    Fixtures known = latestFixtures();
    return known == null
        ? Fixtures.over(dataSource, migrated.catalog(), seed)
        : known.continuedOver(dataSource);
  }

  private synchronized @Nullable Fixtures latestFixtures() {
    return fixtures != null || enclosing == null ? fixtures : enclosing.latestFixtures();
  }

  /** What a {@code @BeforeAll} or {@code @AfterAll} method asks for; it really commits. */
  synchronized Object provide(Provided provided) throws SQLException {
    return switch (provided) {
      case DATA_SOURCE -> derived().setup();
      case CONNECTION -> connection();
      case FIXTURES -> {
        Fixtures made = fixtures == null ? fixtures(derived().setup()) : fixtures;
        fixtures = made;
        yield made;
      }
      case CATALOG, TEST_SESSION -> throw new IllegalArgumentException(provided + " is none");
    };
  }

  private TestDatabase derived() throws SQLException {
    TestDatabase own = derived;
    if (own == null) {
      own = suite.derive(enclosing == null ? migrated : enclosing.database());
      derived = own;
    }
    return own;
  }

  private Connection connection() throws SQLException {
    Connection opened = connection == null ? derived().setup().getConnection() : connection;
    connection = opened;
    return opened;
  }

  private void closeConnection() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /** Drops the class's database. */
  @Override
  public synchronized void close() throws SQLException {
    closeConnection();
    if (derived != null) {
      derived.close();
      derived = null;
    }
  }
}
