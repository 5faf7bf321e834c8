package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlStatement;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a test under rollback cannot do as real life would, and why. */
final class Refused {
  private static final Set<String> NEVER_IN_A_TRANSACTION = Set.of("VACUUM", "CHECKPOINT");
  private static final Set<String> NOTIFICATIONS = Set.of("LISTEN", "NOTIFY");
  private static final Pattern PG_NOTIFY =
      Pattern.compile("\\bpg_notify\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Set<String> CLUSTER_OBJECTS =
      Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");

  static final String ISOLATION_LEVEL =
      "all connections of a test share one transaction, which is READ COMMITTED";
  static final String IN_TRANSACTION =
      "it cannot run inside a transaction, and the test runs in one";

  private Refused() {}

  /** Why the statement is refused, or null if it may run. */
  static @Nullable String reason(SqlStatement statement) {
    String first = statement.words().isEmpty() ? "" : statement.words().get(0);
    if (statement.isTransactionCommand()) {
      return "it would end the transaction that isolates the test";
    }
    if (statement.words().contains("CONCURRENTLY") || NEVER_IN_A_TRANSACTION.contains(first)) {
      return IN_TRANSACTION;
    }
    if (NOTIFICATIONS.contains(first) || PG_NOTIFY.matcher(statement.text()).find()) {
      return "notifications are delivered at commit, and the test never commits";
    }
    if (statement.startsWith("ALTER", "SYSTEM")
        || (Set.of("CREATE", "DROP", "ALTER").contains(first)
            && statement.words().size() > 1
            && CLUSTER_OBJECTS.contains(statement.words().get(1)))) {
      return "it acts on the whole server, or cannot run inside a transaction";
    }
    if (first.equals("SET") && isolationLevel(statement)) {
      return ISOLATION_LEVEL;
    }
    return null;
  }

  private static boolean isolationLevel(SqlStatement statement) {
    return (statement.startsWith("SET", "TRANSACTION")
            || statement.startsWith("SET", "SESSION", "CHARACTERISTICS"))
        && (statement.words().contains("SERIALIZABLE") || statement.words().contains("REPEATABLE"));
  }
}
