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
      "it cannot run inside a transaction, and the test runs in one", Refused.CLONE),
  NOTIFICATION("notifications are delivered at commit, and the test never commits", Refused.CLONE),
  WHOLE_SERVER("it acts on the whole server, or cannot run inside a transaction", Refused.CLONE),
  ISOLATION_LEVEL(
      "all connections of a test share one transaction, which is READ COMMITTED", Refused.CLONE),
  LATER_TRANSACTIONS(
      "it acts on transactions that begin later, and the test has only the one", Refused.CLONE),
  LATER_SESSIONS(
      "it acts on sessions that begin later, and the test has only the one", Refused.CLONE),
  TRANSACTION_ID("all transactions of a test have one number", Refused.CLONE),
  COMMITTING_PROCEDURE(
      "it ends a transaction by itself, which would be the one that isolates the test",
      Refused.CLONE),
  OTHER_SESSION(
      "another open connection has a temporary table, an advisory lock, a prepared statement or a"
          + " cursor that this statement would meet, as in real life it would not",
      "close the other connection first"),
  PREPARED_BEFORE_DDL(
      "another connection has changed the schema since the statement was prepared; in real life it"
          + " fails if the columns are others now",
      "prepare the statement anew after changing the schema"),
  LAST_VALUE(
      "another connection wrote last, and its sequence values would be seen here",
      "use RETURNING, or ask on the connection that wrote"),
  UNCLEAR_SETTING(
      "set_config() does not show for how long it sets what",
      "give set_config the setting's name, and true or false, as literals"),
  ON_COMMIT("the temporary table waits for a commit that never comes", Refused.CLONE),
  DRIVER(
      "it would go past the isolation of the test",
      "use java.sql.Connection, or unwrap org.postgresql.PGConnection");

  static final String CLONE = "give the test a database of its own: isolation CLONE";
  private static final Set<String> NEVER_IN_A_TRANSACTION = Set.of("VACUUM", "CHECKPOINT");
  private static final Set<String> NOTIFICATIONS = Set.of("LISTEN", "NOTIFY");
  private static final Pattern PG_NOTIFY =
      Pattern.compile("\\bpg_notify\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern LATER =
      Pattern.compile(
          "\\A(?:SET\\s+(?:SESSION\\s+)?default_transaction_\\w+|SET\\s+SESSION\\s+CHARACTERISTICS)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ROLE_SETTING =
      Pattern.compile(
          "\\AALTER\\s+(?:ROLE|USER)\\s.*\\s(?:SET|RESET)\\s",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TRANSACTION_NUMBER =
      Pattern.compile(
          "\\b(?:txid_current|pg_current_xact_id|pg_export_snapshot)\\s*\\(",
          Pattern.CASE_INSENSITIVE);
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

  /** The reason to refuse what a statement does; empty if it may run. */
  static Optional<Refused> of(Effects effects) {
    if (effects.setsUnclearly()) {
      return Optional.of(UNCLEAR_SETTING);
    }
    return effects.actsOnCommit() ? Optional.of(ON_COMMIT) : of(effects.statement());
  }

  private static Optional<Refused> of(SqlStatement statement) {
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
    if (setsLaterTransactions(statement)) {
      return Optional.of(LATER_TRANSACTIONS);
    }
    if (first.equals("ALTER") && ROLE_SETTING.matcher(statement.text()).find()) {
      return Optional.of(LATER_SESSIONS);
    }
    if (TRANSACTION_NUMBER.matcher(statement.text()).find()) {
      return Optional.of(TRANSACTION_ID);
    }
    return Optional.empty();
  }

  private static boolean definesClusterObject(SqlStatement statement, String first) {
    return DEFINITIONS.contains(first)
        && statement.words().size() > 1
        && CLUSTER_OBJECTS.contains(statement.words().get(1));
  }

  private static boolean setsLaterTransactions(SqlStatement statement) {
    return LATER.matcher(statement.text()).find()
        && !statement.words().contains("COMMITTED")
        && statement.startsWith("SET");
  }

  private static boolean setsIsolationLevel(SqlStatement statement) {
    return (statement.startsWith("SET", "TRANSACTION")
            || statement.startsWith("SET", "SESSION", "CHARACTERISTICS"))
        && (statement.words().contains("SERIALIZABLE") || statement.words().contains("REPEATABLE"));
  }
}
