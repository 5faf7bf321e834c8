package dev.seedbed.database.isolation;

import dev.seedbed.catalog.ErrorMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Isolates tests from each other that use the same database.
 *
 * <p>Each session under rollback has a copy of the database to itself while it runs, one under
 * clone has one that nobody had written to before, and those that only read share one. Copies are
 * made of a template to which nobody is connected.
 *
 * <p>Thread-safe.
 */
public final class Isolator implements AutoCloseable {
  private final Cluster cluster;
  private final String fingerprint;
  private final TemplateSource source;
  private final List<String> slots;
  private @Nullable SessionPool rollback;
  private @Nullable Slots rollbackSlots;
  private @Nullable ClonePool clones;
  private @Nullable ReadOnlyPool readers;
  private @Nullable Runnable closeIdle;
  private boolean closed;

  /**
   * @param fingerprint letters and digits that the names of copies begin with
   * @param source where copies come from
   * @param slots names of copies that sessions under rollback may take first
   */
  Isolator(Cluster cluster, String fingerprint, TemplateSource source, List<String> slots) {
    this.cluster = cluster;
    this.fingerprint = fingerprint;
    this.source = source;
    this.slots = slots;
  }

  /**
   * Isolates by copies of a template.
   *
   * @param slot a copy that is there already
   */
  public static Isolator of(
      Cluster cluster, String fingerprint, Template template, @Nullable String slot) {
    return new Isolator(
        cluster,
        fingerprint,
        new TemplateSource.Ready(template),
        slot == null ? List.of() : List.of(slot));
  }

  /**
   * Isolates in a database of somebody's: sessions under rollback and those that read use it
   * itself, the others copies.
   *
   * @param original the database, and where its sequences stand
   */
  public static Isolator in(Cluster cluster, String fingerprint, Template original) {
    return new Isolator(
        cluster, fingerprint, new TemplateSource.InUse(cluster, fingerprint, original), List.of());
  }

  /** Begins a session for one test. */
  public TestSession begin(Isolation isolation) throws SQLException {
    if (isolation instanceof Isolation.Rollback wish) {
      return rollback().begin(wish.resetSequences());
    }
    if (isolation instanceof Isolation.Clone) {
      ClonePool pool = clones();
      return new CloneSession(cluster, pool, pool.take());
    }
    return new ReadOnlySession(readers());
  }

  private synchronized SessionPool rollback() throws SQLException {
    requireOpen();
    SessionPool known = rollback;
    if (known != null) {
      return known;
    }
    SessionPool made;
    if (source instanceof TemplateSource.InUse inUse) {
      Template original = inUse.original();
      made = new SessionPool(new Shared(cluster, original.database()), original.sequences());
    } else {
      Template template = source.template();
      rollbackSlots = new Slots(cluster, template, fingerprint, slots);
      made = new SessionPool(rollbackSlots, template.sequences());
    }
    closeIdle = made::closeIdle;
    cluster.connections().register(closeIdle);
    rollback = made;
    return made;
  }

  private synchronized ClonePool clones() throws SQLException {
    requireOpen();
    ClonePool pool =
        clones == null ? new ClonePool(cluster, source.template(), fingerprint) : clones;
    clones = pool;
    return pool;
  }

  private synchronized ReadOnlyPool readers() throws SQLException {
    requireOpen();
    if (readers == null) {
      String database =
          source instanceof TemplateSource.InUse inUse
              ? inUse.original().database()
              : cluster.copy(source.template(), fingerprint);
      readers = new ReadOnlyPool(cluster, database);
    }
    return readers;
  }

  private void requireOpen() throws SQLException {
    if (closed) {
      throw new SQLException("The test database has been closed.", "08003");
    }
  }

  /** A copy that is written to before tests begin on top of it. The caller closes it. */
  public Isolator derive() throws SQLException {
    return new Isolator(
        cluster,
        fingerprint,
        new TemplateSource.Derived(cluster, cluster.copy(source.template(), fingerprint)),
        List.of());
  }

  /**
   * Connections to a database made by {@link #derive}, whose work is committed; they end when the
   * first session begins.
   *
   * @throws dev.seedbed.catalog.SeedbedException if this one was not
   */
  public DataSource setup() {
    if (source instanceof TemplateSource.Derived derived) {
      return derived.setup();
    }
    throw ErrorMessage.of("No database of a class's own")
        .expected("a database made by derive()")
        .actual("the one that all classes share")
        .toFix("call derive(), and set up the database that it returns")
        .toException();
  }

  /** As {@link #setup}, as the role that owns the database. */
  public DataSource owner() {
    return source instanceof TemplateSource.Derived derived ? derived.owner() : setup();
  }

  /** What a function reads in a database that is as the template. */
  public <T> T read(Function<Connection, T> function) throws SQLException {
    return rollback().read(function);
  }

  /** Closes connections and drops copies, but for those in use. */
  @Override
  public synchronized void close() {
    closed = true;
    if (closeIdle != null) {
      cluster.connections().unregister(closeIdle);
    }
    if (rollback != null) {
      rollback.close();
    }
    if (rollbackSlots != null) {
      rollbackSlots.drop();
    }
    if (clones != null) {
      clones.close();
    }
    if (readers != null) {
      readers.close();
      if (!(source instanceof TemplateSource.InUse)) {
        cluster.drop(readers.database());
      }
    }
    source.close();
  }
}
