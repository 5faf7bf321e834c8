package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/** What scripts need of transactions. */
final class TransactionNeeds {
  /** What a file says that must run outside transactions and does not show it. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "^[ \\t]*--[ \\t]*seedbed:[ \\t]*no[ -]transaction[ \\t]*$",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final Pattern CONCURRENTLY =
      Pattern.compile("\\bCONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

  private TransactionNeeds() {}

  /** Whether the file says so, or one of its statements cannot run inside a transaction. */
  static boolean noTransaction(SqlScript script) {
    return DIRECTIVE.matcher(script.text()).find()
        || script.statements().stream().anyMatch(TransactionNeeds::refusesTransaction);
  }

  static boolean addsEnumValue(SqlScript script) {
    return script.statements().stream()
        .anyMatch(
            statement ->
                statement.startsWith("ALTER", "TYPE")
                    && Pattern.compile("(?i)\\bADD\\s+VALUE\\b").matcher(statement.text()).find());
  }

  /**
   * The commands that PostgreSQL's manual says cannot run inside a transaction block. Those that
   * only some servers refuse there, or that hide in procedures, need the directive.
   */
  static boolean refusesTransaction(SqlStatement statement) {
    List<String> words = statement.words();
    if (words.isEmpty()) {
      return false;
    }
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (words.get(0)) {
      case "VACUUM" -> true;
      case "CREATE" ->
          statement.startsWith("CREATE", "INDEX", "CONCURRENTLY")
              || statement.startsWith("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY")
              || List.of("DATABASE", "TABLESPACE", "SUBSCRIPTION").contains(second);
      case "DROP" ->
          statement.startsWith("DROP", "INDEX", "CONCURRENTLY")
              || List.of("DATABASE", "TABLESPACE", "SUBSCRIPTION").contains(second);
      case "ALTER" ->
          second.equals("SYSTEM") || (second.equals("TABLE") && detachesConcurrently(statement));
      case "REINDEX" -> reindexesOutside(statement);
      case "CLUSTER" -> statement.text().strip().equalsIgnoreCase("CLUSTER");
      default -> false;
    };
  }

  private static boolean detachesConcurrently(SqlStatement statement) {
    return Pattern.compile("(?i)\\bDETACH\\s+PARTITION\\b.*\\bCONCURRENTLY\\s*$", Pattern.DOTALL)
        .matcher(statement.text())
        .find();
  }

  private static boolean reindexesOutside(SqlStatement statement) {
    return CONCURRENTLY.matcher(statement.text()).find()
        || Pattern.compile("(?i)^REINDEX\\s*(\\([^)]*\\)\\s*)?(SCHEMA|DATABASE|SYSTEM)\\b")
            .matcher(statement.text())
            .find();
  }
}
