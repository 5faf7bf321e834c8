package dev.seedbed.archrules.internal.schema;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.archrules.internal.sql.SqlTexts;
import dev.seedbed.archrules.internal.sql.SqlUse;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.sql.SqlToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The server understands all SQL: it is parsed and described there, not executed. No parser knows
 * PostgreSQL as its own does, with this schema's tables, columns, types, operators and functions;
 * its driver turns each {@code ?} into the server's {@code $n} on the way.
 */
public record UnderstoodSql(DataSource database) implements Check {
  /** What a later value may mend: a parameter of which nothing tells the type. */
  private static final Set<String> UNDECIDED = Set.of("42P18", "42P08");

  private static final Pattern RELATION = Pattern.compile("relation \"(.+)\" does not exist");

  @Override
  public Examined of(JavaClasses classes) {
    List<SqlUse> uses = SqlTexts.in(classes).stream().filter(UnderstoodSql::canBeJudged).toList();
    List<Breach> breaches = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      Catalog catalog = Catalog.read(connection);
      for (SqlUse use : uses) {
        problem(connection, catalog, use)
            .ifPresent(text -> breaches.add(new Breach(use.place(), text)));
      }
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      throw ErrorMessage.of("Cannot ask the server about SQL in code")
          .expected("an open connection to a database that has the schema")
          .actual(String.valueOf(e.getMessage()))
          .toFix("give the rule a DataSource of the migrated database")
          .toException(e);
    }
    return new Examined(uses.size(), breaches);
  }

  /** Templates of other libraries are no SQL yet. */
  private static boolean canBeJudged(SqlUse use) {
    return use.isWhole() && !use.text().matches("(?s).*([#$]\\{|%s|%d|<foreach).*");
  }

  private static Optional<String> problem(Connection connection, Catalog catalog, SqlUse use)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement = connection.prepareStatement(positional(use.text()))) {
      statement.getParameterMetaData().getParameterCount();
      return Optional.empty();
    } catch (SQLException e) {
      String state = Optional.ofNullable(e.getSQLState()).orElse("");
      if (state.startsWith("08") || state.startsWith("57")) {
        throw e;
      }
      return UNDECIDED.contains(state) ? Optional.empty() : Optional.of(text(e, catalog, use));
    } finally {
      connection.rollback(before);
    }
  }

  private static String text(SQLException e, Catalog catalog, SqlUse use) {
    String message = String.valueOf(e.getMessage());
    String first = message.lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    String hint =
        message
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("Hint: "))
            .map(line -> "; " + line.substring(6))
            .findFirst()
            .orElse("");
    Matcher relation = RELATION.matcher(first);
    if (relation.matches()) {
      List<String> known =
          catalog.userTables().stream().map(table -> table.name().toString()).toList();
      hint = UnknownNames.nearest(relation.group(1), known);
    }
    return "has SQL that the server refuses (%s): %s%s, in \"%s\""
        .formatted(e.getSQLState(), first, hint, use.excerpt());
  }

  /** The statement with {@code ?} for each named parameter, such as {@code :id}. */
  static String positional(String sql) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < sql.length(); ) {
      SqlToken token = SqlToken.at(sql, at, true);
      String part = sql.substring(at, token.end());
      boolean doubled = part.equals(":") && (sql.startsWith("::", at) || sql.startsWith(":=", at));
      if (doubled) {
        text.append(sql, at, at + 2);
        at += 2;
      } else if (part.equals(":") && isNameAt(sql, token.end())) {
        text.append('?');
        at = SqlToken.at(sql, token.end(), true).end();
      } else {
        text.append(part);
        at = token.end();
      }
    }
    // Spring Data's own numbers.
    return text.toString().replaceAll("\\?\\d+", "?");
  }

  private static boolean isNameAt(String sql, int at) {
    return at < sql.length() && Character.isLetter(sql.charAt(at));
  }
}
