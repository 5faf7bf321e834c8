package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlStatement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a statement tells of what it does to its session and its transaction, beside
 * reading and writing rows.
 */
final class Effects {
  private static final Set<String> READS = Set.of("SELECT", "SHOW", "VALUES", "TABLE", "WITH");
  private static final Set<String> DEFINES =
      Set.of("CREATE", "ALTER", "DROP", "DO", "CALL", "IMPORT");
  private static final Set<String> SESSION_COMMANDS = Set.of("SET", "RESET", "DISCARD");

  /** What follows {@code SET} when it does not set a setting of the session. */
  private static final Set<String> OF_THE_TRANSACTION =
      Set.of("LOCAL", "CONSTRAINTS", "TRANSACTION");

  private static final Set<String> IN_TRANSACTIONS_ONLY =
      Set.of("SAVEPOINT", "RELEASE", "ROLLBACK", "LOCK", "DECLARE");
  private static final Pattern HOLD = pattern("\\bWITH\\s+HOLD\\b");
  private static final Pattern SET_LOCAL = pattern("\\bSET\\s+LOCAL\\s+(\\w+(?:\\.\\w+)?)");
  private static final Pattern SET_CONFIG =
      pattern("\\bset_config\\s*\\(\\s*'([^']+)'\\s*,[^;]*?,\\s*true\\s*\\)");
  private static final Pattern SESSION_CONFIG =
      pattern("\\bset_config\\s*\\([^;]*?,\\s*false\\s*\\)");
  private static final Pattern SET_CUSTOM =
      pattern(
          "\\bSET\\s+(?:SESSION\\s+)?(\\w+\\.\\w+)"
              + "|\\bset_config\\s*\\(\\s*'(\\w+\\.\\w+)'[^;]*?,\\s*false\\s*\\)");
  private static final Pattern ANY_CONFIG = pattern("\\bset_config\\s*\\(");
  private static final Pattern ON_COMMIT =
      pattern("\\bTEMP(?:ORARY)?\\b.*\\bON\\s+COMMIT\\s+(?:DROP|DELETE)\\b");
  private static final Pattern TEMPORARY =
      pattern(
          "\\b(?:CREATE\\s+(?:(?:LOCAL|GLOBAL|OR\\s+REPLACE)\\s+)?TEMP(?:ORARY)?\\s+"
              + "(?:RECURSIVE\\s+)?(?:TABLE|VIEW|SEQUENCE)|INTO\\s+TEMP(?:ORARY)?(?:\\s+TABLE)?)\\s+"
              + "(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:pg_temp\\.)?\"?(\\w+)");
  private static final Pattern ADVISORY = pattern("\\bpg_(?:try_)?advisory_(?:xact_)?(?:un)?lock");
  private static final Pattern NEXT_VALUE = pattern("\\bnextval\\s*\\(");
  private static final Pattern LAST_VALUE = pattern("\\b(?:lastval|currval)\\s*\\(");

  private final SqlStatement statement;
  private final String first;
  private final String second;

  Effects(SqlStatement statement) {
    this.statement = statement;
    List<String> words = statement.words();
    this.first = words.isEmpty() ? "" : words.get(0);
    this.second = words.size() < 2 ? "" : words.get(1);
  }

  String text() {
    return statement.text();
  }

  /** Whether it surely writes no row itself; a function that it calls might. */
  boolean reads() {
    return READS.contains(first);
  }

  /** Whether it may change the schema. */
  boolean mayDefine() {
    return DEFINES.contains(first);
  }

  /** Whether it changes a setting for longer than its transaction. */
  boolean changesSession() {
    return (SESSION_COMMANDS.contains(first) && !OF_THE_TRANSACTION.contains(second))
        || find(SESSION_CONFIG);
  }

  /** Whether it has no meaning, or another one, outside a transaction. */
  boolean actsOnTransaction() {
    return (first.equals("SET") && OF_THE_TRANSACTION.contains(second)) || find(SET_CONFIG);
  }

  /** Whether the server takes it inside an explicit transaction only. */
  boolean needsTransaction() {
    return IN_TRANSACTIONS_ONLY.contains(first) && !holdsCursor();
  }

  /** Its first word. */
  String command() {
    return first.equals("DECLARE") ? "DECLARE CURSOR" : first;
  }

  SqlStatement statement() {
    return statement;
  }

  /** Whether it cannot be seen for how long a setting is set. */
  boolean setsUnclearly() {
    return find(ANY_CONFIG) && !find(SET_CONFIG) && !find(SESSION_CONFIG) && !mayDefine();
  }

  /** Whether a temporary table is to be emptied or dropped by a commit. */
  boolean actsOnCommit() {
    return find(ON_COMMIT);
  }

  /** The settings with a name of the user's own that it changes for its session. */
  Set<String> customSettings() {
    Set<String> names = new HashSet<>();
    Matcher set = SET_CUSTOM.matcher(statement.text());
    while (set.find()) {
      names.add((set.group(1) != null ? set.group(1) : set.group(2)).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** The settings that it changes for its transaction only. */
  Set<String> localSettings() {
    return localSettings(statement.text());
  }

  static Set<String> localSettings(String sql) {
    Set<String> names = new HashSet<>();
    Matcher set = SET_LOCAL.matcher(sql);
    while (set.find()) {
      names.add(settingName(set.group(1)));
    }
    Matcher config = SET_CONFIG.matcher(sql);
    while (config.find()) {
      names.add(config.group(1).toLowerCase(Locale.ROOT));
    }
    names.remove("transaction");
    return names;
  }

  /** Some settings are set by other words than their names. */
  private static String settingName(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "time" -> "timezone";
      case "schema" -> "search_path";
      case "names" -> "client_encoding";
      case "session" -> "session_authorization";
      default -> name;
    };
  }

  /** The names of the temporary objects that it makes, in lower case. */
  Set<String> temporary() {
    Set<String> names = new HashSet<>();
    Matcher made = TEMPORARY.matcher(statement.text());
    while (made.find()) {
      names.add(made.group(1).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** What a rollback will not take back. */
  Set<Leftover> leftovers() {
    Set<Leftover> left = EnumSet.noneOf(Leftover.class);
    if (!reads() || find(NEXT_VALUE)) {
      left.add(Leftover.SEQUENCE_VALUES);
    }
    if (locksAdvisory()) {
      left.add(Leftover.ADVISORY_LOCKS);
    }
    // After DDL that is rolled back the driver's own would answer with other columns.
    if (prepares() || mayDefine()) {
      left.add(Leftover.PREPARED_STATEMENTS);
    }
    return left;
  }

  boolean prepares() {
    return first.equals("PREPARE");
  }

  boolean usesPrepared() {
    return prepares() || first.equals("EXECUTE") || first.equals("DEALLOCATE");
  }

  boolean locksAdvisory() {
    return find(ADVISORY);
  }

  boolean holdsCursor() {
    return first.equals("DECLARE") && find(HOLD);
  }

  boolean declaresCursor() {
    return first.equals("DECLARE");
  }

  boolean usesCursor() {
    return Set.of("DECLARE", "FETCH", "MOVE", "CLOSE").contains(first);
  }

  boolean asksLastValue() {
    return find(LAST_VALUE);
  }

  private boolean find(Pattern pattern) {
    return pattern.matcher(statement.text()).find();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
