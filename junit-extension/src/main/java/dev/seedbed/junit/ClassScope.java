package dev.seedbed.junit;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Mapping;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a test class uses of its database outside its tests.
 *
 * <p>As soon as a {@code @BeforeAll} method asks for a way to write, the class gets a database of
 * its own, a copy of its enclosing class's or of the migrated one, which all its tests begin with.
 * What is asked for after that, by {@code @AfterAll} methods, is a look at that database.
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
  private boolean inUse;
  private @Nullable TestSession afterwards;

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

  /** The schema that the migrations made. */
  Catalog catalog() {
    return migrated.catalog();
  }

  /** What generated data follow from. */
  long seed() {
    return seed;
  }

  /** The database that tests begin with, to which nobody writes any more from now on. */
  synchronized TestDatabase database() throws SQLException {
    closeConnection();
    inUse = true;
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
    if (known != null) {
      return known.continuedOver(dataSource);
    }
    Fixtures made = Fixtures.over(dataSource, migrated.catalog(), seed);
    Mapping mapping = suite.mapping();
    return mapping.equals(Mapping.BY_NAME) ? made : made.map(mapping);
  }

  private synchronized @Nullable Fixtures latestFixtures() {
    return fixtures != null || enclosing == null ? fixtures : enclosing.latestFixtures();
  }

  /** What a {@code @BeforeAll} or {@code @AfterAll} method asks for. */
  synchronized Object provide(Provided provided) throws SQLException {
    return switch (provided) {
      case DATA_SOURCE -> dataSource();
      case CONNECTION -> {
        Connection opened = connection == null ? dataSource().getConnection() : connection;
        connection = opened;
        yield opened;
      }
      case FIXTURES -> {
        Fixtures made = fixtures == null || inUse ? fixtures(owner()) : fixtures;
        fixtures = made;
        yield made;
      }
      case DATABASE_ASSERTIONS -> DatabaseAssertions.on(dataSource(), owner());
      case CATALOG, TEST_SESSION, MIGRATION_CHECKS, SUBJECT ->
          throw new IllegalArgumentException(provided + " is none");
    };
  }

  private DataSource dataSource() throws SQLException {
    return inUse ? afterwards().dataSource() : derived().setup();
  }

  private DataSource owner() throws SQLException {
    return inUse ? afterwards().owner() : derived().owner();
  }

  private TestDatabase derived() throws SQLException {
    TestDatabase own = derived;
    if (own == null) {
      own = suite.derive(enclosing == null ? migrated : enclosing.database());
      derived = own;
    }
    return own;
  }

  /** A session after the last test, because the class's database itself takes no more writes. */
  private TestSession afterwards() throws SQLException {
    TestSession begun = afterwards;
    if (begun == null) {
      begun = current().begin(Isolation.of(IsolationMode.ROLLBACK));
      afterwards = begun;
    }
    return begun;
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
    if (afterwards != null) {
      afterwards.end();
      afterwards = null;
    }
    if (derived != null) {
      derived.close();
      derived = null;
    }
  }
}
