package dev.seedbed.database.isolation;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.server.ExternalServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server as tests use it: makes copies of templates, opens connections to them, and drops them.
 *
 * <p>Thread-safe.
 */
public final class Cluster implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Cluster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As many copies are made at once; more make each other slower. */
  static final int MAKERS = 2;

  private final Login login;
  private final Administration administration;
  private final TestConnections connections;
  private final CopyMethods methods;
  private final ExecutorService makers = Executors.newFixedThreadPool(MAKERS, daemon("make"));
  private final ExecutorService cleaner = Executors.newSingleThreadExecutor(daemon("clean"));

  /**
   * @param login who tests log in as; its server stays open when this is closed
   */
  public Cluster(Login login) {
    this(login, PATIENCE);
  }

  /**
   * @param patience how long a test waits for a connection that others must close first
   */
  Cluster(Login login, Duration patience) {
    this.login = login;
    this.administration = new Administration(login.server());
    this.connections = new TestConnections(login, patience);
    this.methods = CopyMethods.of(majorVersion(), isOurs());
  }

  private static ThreadFactory daemon(String work) {
    return task -> {
      Thread thread = new Thread(task, "seedbed-databases-" + work);
      thread.setDaemon(true);
      return thread;
    };
  }

  private int majorVersion() {
    return Integer.parseInt(login.server().description().postgresVersion().replaceAll("\\D.*", ""));
  }

  /** Whether the server was started for tests, and what is on it goes with it. */
  boolean isOurs() {
    return !(login.server() instanceof ExternalServer);
  }

  Login login() {
    return login;
  }

  TestConnections connections() {
    return connections;
  }

  Administration administration() {
    return administration;
  }

  /** Where copies are made. */
  ExecutorService makers() {
    return makers;
  }

  /**
   * Makes a copy.
   *
   * @return its name
   * @throws dev.seedbed.catalog.SeedbedException if that is not possible
   */
  String copy(Template template, String fingerprint) throws SQLException {
    String name = newName(fingerprint);
    try {
      CopyMethod method = methods.next();
      try {
        create(template, name, method);
      } catch (SQLException e) {
        if (!methods.failed(method)) {
          throw e;
        }
        create(template, name, methods.next());
      }
      return name;
    } catch (SQLException e) {
      drop(name);
      throw CopyException.of(login, template.database(), e);
    }
  }

  private String newName(String fingerprint) throws SQLException {
    try {
      return administration.newName(fingerprint);
    } catch (SQLException e) {
      throw ServerGone.explained(login, e);
    }
  }

  private void create(Template template, String name, CopyMethod method) throws SQLException {
    String create =
        "CREATE DATABASE "
            + Identifier.quote(name)
            + " TEMPLATE "
            + Identifier.quote(template.database())
            + " OWNER "
            + Identifier.quote(template.owner())
            + " STRATEGY "
            + method.strategy();
    String settings = template.statementsFor(name);
    administration.execute(
        statement -> {
          if (method == CopyMethod.FILE_CLONE) {
            statement.execute("SET file_copy_method = clone");
          }
          long begin = System.nanoTime();
          statement.execute(create);
          methods.succeeded(method, System.nanoTime() - begin);
          if (method == CopyMethod.FILE_CLONE) {
            statement.execute("RESET file_copy_method");
          }
          if (!settings.isEmpty()) {
            statement.execute(settings);
          }
        });
  }

  /** Opens a connection as tests have it, and drops the database if that fails. */
  Connection openNew(String database, Properties driver) throws SQLException {
    try {
      return connections.open(database, driver);
    } catch (RuntimeException | SQLException e) {
      drop(database);
      throw e;
    }
  }

  /** Drops a database, sometime. */
  void drop(String database) {
    inBackground(() -> administration.drop(database));
  }

  /** What may fail without a test being the worse for it. */
  @FunctionalInterface
  interface Chore {
    void run() throws SQLException;
  }

  /** Does it after what was put off before. */
  void inBackground(Chore chore) {
    try {
      cleaner.execute(() -> tryTo(chore));
    } catch (RejectedExecutionException e) {
      if (isOurs()) {
        log.debug("the suite has ended; what is left goes with the server");
      } else {
        // Put off by the last chores themselves.
        tryTo(chore);
      }
    }
  }

  private static void tryTo(Chore chore) {
    try {
      chore.run();
    } catch (RuntimeException | SQLException e) {
      log.debug("not cleaned up; it goes with the server or the next run", e);
    }
  }

  /**
   * Ends what runs in the background. On a server of ours nothing is dropped: it all goes with the
   * server.
   */
  @Override
  public void close() {
    makers.shutdownNow();
    if (isOurs()) {
      cleaner.shutdownNow();
    } else {
      // A copy that is being made just now is yet to be dropped.
      await(makers);
      cleaner.shutdown();
      await(cleaner);
    }
    administration.close();
  }

  private static void await(ExecutorService executor) {
    try {
      if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("databases of this run are left on the server; the next run drops them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
