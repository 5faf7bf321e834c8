package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlStatement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a test under rollback cannot do as real life would: why, and what to do instead. */
enum Refused {
  TRANSACTION_COMMAND(
      "it would end the transaction that isolates the test",
      "commit and roll back through java.sql.Connection, not as SQL text"),
  NOT_IN_A_TRANSACTION(
      "it cannot run inside a transaction, and the test runs in one", Refused.OUTSIDE),
  NOTIFICATION(
      "notifications are delivered at commit, and the test never commits", Refused.OUTSIDE),
  WHOLE_SERVER("it acts on the whole server, or cannot run inside a transaction", Refused.OUTSIDE),
  ISOLATION_LEVEL(
      "all connections of a test share one transaction, which is READ COMMITTED", Refused.OUTSIDE);

  private static final String OUTSIDE =
      "run it against a database of its own, outside a class annotated with @PostgresTest";
  private static final Set<String> NEVER_IN_A_TRANSACTION = Set.of("VACUUM", "CHECKPOINT");
  private static final Set<String> NOTIFICATIONS = Set.of("LISTEN", "NOTIFY");
  private static final Pattern PG_NOTIFY =
      Pattern.compile("\\bpg_notify\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Set<String> DEFINITIONS = Set.of("CREATE", "DROP", "ALTER");
  private static final Set<String> CLUSTER_OBJECTS =
      Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");

  private final String why;
  private final String fix;

  Refused(String why, String fix) {
    this.why = why;
    this.fix = fix;
  }

  String why() {
    return why;
  }

  String fix() {
    return fix;
  }

  /** The reason to refuse a statement; empty if it may run. */
  static Optional<Refused> of(SqlStatement statement) {
    String first = statement.words().isEmpty() ? "" : statement.words().get(0);
    if (statement.isTransactionCommand()) {
      return Optional.of(TRANSACTION_COMMAND);
    }
    if (statement.words().contains("CONCURRENTLY") || NEVER_IN_A_TRANSACTION.contains(first)) {
      return Optional.of(NOT_IN_A_TRANSACTION);
    }
    if (NOTIFICATIONS.contains(first) || PG_NOTIFY.matcher(statement.text()).find()) {
      return Optional.of(NOTIFICATION);
    }
    if (statement.startsWith("ALTER", "SYSTEM") || definesClusterObject(statement, first)) {
      return Optional.of(WHOLE_SERVER);
    }
    if (setsIsolationLevel(statement)) {
      return Optional.of(ISOLATION_LEVEL);
    }
    return Optional.empty();
  }

  private static boolean definesClusterObject(SqlStatement statement, String first) {
    return DEFINITIONS.contains(first)
        && statement.words().size() > 1
        && CLUSTER_OBJECTS.contains(statement.words().get(1));
  }

  private static boolean setsIsolationLevel(SqlStatement statement) {
    return (statement.startsWith("SET", "TRANSACTION")
            || statement.startsWith("SET", "SESSION", "CHARACTERISTICS"))
        && (statement.words().contains("SERIALIZABLE") || statement.words().contains("REPEATABLE"));
  }
}
