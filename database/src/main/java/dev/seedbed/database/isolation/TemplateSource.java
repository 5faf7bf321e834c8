package dev.seedbed.database.isolation;

import dev.seedbed.catalog.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where copies come from. */
sealed interface TemplateSource {

  /** A database that nobody is connected to, made so if it is not yet. */
  Template template() throws SQLException;

  /** Drops what was made for it. */
  default void close() {}

  /**
   * A template that was made along with the migrations.
   *
   * @param template nobody can connect to it
   */
  record Ready(Template template) implements TemplateSource {}

  /** A copy that is set up first, and becomes a template when the first test begins. */
  final class Derived implements TemplateSource {
    private final Cluster cluster;
    private final String database;
    private final CloneConnections setup;
    private @Nullable Template frozen;

    Derived(Cluster cluster, String database) {
      this.cluster = cluster;
      this.database = database;
      this.setup = new CloneConnections(cluster.connections(), database, null);
    }

    DataSource setup() {
      return new SessionDataSource(setup::open);
    }

    DataSource owner() {
      return new SessionDataSource(() -> AsOwner.set(cluster.login(), setup.open()));
    }

    @Override
    public synchronized Template template() throws SQLException {
      if (frozen != null) {
        return frozen;
      }
      setup.end();
      setup.close();
      Template read;
      try (Connection connection = cluster.login().server().connect(database)) {
        read = Template.read(connection);
      }
      String name = Identifier.quote(database);
      cluster
          .administration()
          .execute(
              statement -> {
                statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_catalog.pg_stat_activity"
                        + " WHERE datname = '"
                        + database
                        + "'");
              });
      frozen = read;
      return read;
    }

    @Override
    public synchronized void close() {
      setup.end();
      setup.close();
      cluster.drop(database);
    }
  }

  /** Somebody's database, copied once, when nobody is connected to it. */
  final class InUse implements TemplateSource {
    private static final String OBJECT_IN_USE = "55006";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final String fingerprint;
    private final Template original;
    private @Nullable Template copy;

    InUse(Cluster cluster, String fingerprint, Template original) {
      this.cluster = cluster;
      this.fingerprint = fingerprint;
      this.original = original;
    }

    Template original() {
      return original;
    }

    @Override
    public synchronized Template template() throws SQLException {
      if (copy == null) {
        copy =
            new Template(
                copyWhenFree(), original.owner(), original.statements(), original.sequences());
      }
      return copy;
    }

    private String copyWhenFree() throws SQLException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        cluster.connections().closeIdle();
        try {
          return cluster.copy(original, fingerprint);
        } catch (CopyException e) {
          // Tests under rollback may be running there; the server itself waits five seconds.
          if (!OBJECT_IN_USE.equals(e.state()) || System.nanoTime() > deadline) {
            throw e;
          }
        }
      }
    }

    @Override
    public synchronized void close() {
      if (copy != null) {
        cluster.drop(copy.database());
      }
    }
  }
}
