package dev.seedbed.database.migration;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Records, while migrations run, what each of their statements did: which objects it touched, which
 * locks it took, which tables it rewrote, how long it took.
 *
 * <pre>{@code
 * StatementTrace.install(connection);
 * migrations.apply(connection);
 * MigrationTrace trace = StatementTrace.remove(connection);
 * }</pre>
 *
 * <p>{@link MigrationTrace#of} does all of that in a database of its own. While it listens, plain
 * folders, Drizzle's and init scripts commit after each file, because what it reads, the server's
 * table of locks, grows with the transaction. Event triggers need a superuser: for throwaway
 * servers only.
 */
public final class StatementTrace {
  /** What works on rows, and therefore as well in a transaction as outside. */
  private static final Set<String> ROWS =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "WITH", "COPY", "TABLE");

  private static final String INSTALL = resource("install.sql");
  private static final String COLLECT = resource("collect.sql");
  private static final String REMOVE = resource("remove.sql");

  private StatementTrace() {}

  /** Starts tracing in the connection's database; the role must be a superuser. */
  public static void install(Connection connection) throws SQLException {
    execute(connection, INSTALL);
  }

  /** Ends tracing, removes all that {@link #install} made, and gives what was seen. */
  public static MigrationTrace remove(Connection connection) throws SQLException {
    Map<String, Collected> statements = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLLECT)) {
      while (rows.next()) {
        String place = rows.getString("place");
        String key = place + ' ' + rows.getString("began");
        statements.computeIfAbsent(key, unseen -> new Collected(place)).add(rows);
      }
    }
    execute(connection, REMOVE);
    return new MigrationTrace(
        statements.values().stream().map(Collected::statement).toList(), List.of());
  }

  /** What says that a statement begins whose {@link #ending} will follow. */
  static String beginning(String place) {
    return DdlTrace.setting(place)
        + ", set_config('seedbed.began', extract(epoch FROM clock_timestamp())::text, false)"
        + ", set_config('seedbed.path', array_to_string(current_schemas(false), chr(31)), false)";
  }

  /** What notes a statement down, in the transaction that still has its locks. */
  static String ending(String sql) {
    return "SELECT seedbed_statements.ended(" + DdlTrace.literal(sql) + ")";
  }

  /** Whether a statement outside transactions may be given one, so that its locks can be seen. */
  static boolean onlyRows(String sql) {
    List<SqlStatement> statements = SqlScript.parse(sql).statements();
    return statements.size() == 1
        && !statements.get(0).words().isEmpty()
        && ROWS.contains(statements.get(0).words().get(0));
  }

  private static String resource(String name) {
    try (InputStream in = StatementTrace.class.getResourceAsStream("trace/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of one statement. */
  private static final class Collected {
    private final Origin at;
    private final String migration;
    private final List<MigrationTrace.Change> changes = new ArrayList<>();
    private final List<MigrationTrace.Lock> locks = new ArrayList<>();
    private final List<MigrationTrace.Rewrite> rewritten = new ArrayList<>();
    private String sql = "";
    private Duration took = Duration.ZERO;
    private long transaction;
    private Duration lockTimeout = Duration.ZERO;
    private List<String> searchPath = List.of();

    Collected(String place) {
      this.at = DdlTrace.origin(place);
      this.migration = DdlTrace.migration(place);
    }

    void add(ResultSet row) throws SQLException {
      sql = sql.isEmpty() ? row.getString("query") : sql;
      Duration until = Duration.ofNanos(row.getLong("nanos"));
      took = until.compareTo(took) > 0 ? until : took;
      transaction = row.getLong("transaction");
      lockTimeout = Duration.ofMillis(row.getLong("patience"));
      String path = row.getString("path");
      searchPath = path.isEmpty() ? List.of() : List.of(path.split("\u001F"));
      String one = row.getString("one");
      String two = row.getString("two");
      String three = row.getString("three");
      switch (row.getString("what")) {
        case "change" ->
            changes.add(
                new MigrationTrace.Change(
                    one, two, three, row.getLong("object"), row.getLong("indexed")));
        case "end" -> {}
        case "rewrite" -> rewritten.add(new MigrationTrace.Rewrite(one, Integer.parseInt(two)));
        default -> locks.add(new MigrationTrace.Lock(new QualifiedName(one, two), three));
      }
    }

    MigrationTrace.Statement statement() {
      return new MigrationTrace.Statement(
          at,
          migration,
          transaction,
          sql,
          searchPath,
          lockTimeout,
          took,
          changes,
          locks,
          rewritten);
    }
  }
}
