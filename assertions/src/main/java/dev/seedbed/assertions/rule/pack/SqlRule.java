package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule that a user wrote in SQL: its query answers a row for each object that it looks at. */
final class SqlRule implements Rule {

  /**
   * What the file's header says.
   *
   * @param one what one of the objects is called
   * @param many what several are called
   * @param fix SQL with {@code {object}} and {@code {name}} in it; null if the query has a column
   *     for it
   */
  record Header(
      RuleInfo info,
      String problem,
      String expected,
      String one,
      String many,
      @Nullable String fix) {}

  private final String file;
  private final Header header;
  private final String query;

  SqlRule(String file, Header header, String query) {
    this.file = file;
    this.header = header;
    this.query = query;
  }

  @Override
  public RuleInfo info() {
    return header.info();
  }

  @Override
  public RuleResult check(Subject subject) {
    Connection connection = subject.connection();
    if (connection == null) {
      Count none = new Count(0, header.one(), header.many());
      return RuleResult.notRun(info(), none, "a connection to the database");
    }
    try {
      return check(subject, connection);
    } catch (SQLException e) {
      throw ErrorMessage.of("Rule " + info().id() + " cannot be checked: " + file)
          .expected("a query with the columns kind, names, ok and actual, which changes nothing")
          .actual(e.getMessage() + " (SQLSTATE " + e.getSQLState() + ")")
          .toFix("run the query by hand on database " + subject.catalog().database())
          .toException(e);
    }
  }

  /** Whatever the query does is taken back, also if it is no query. */
  private RuleResult check(Subject subject, Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION READ ONLY");
      try (ResultSet rows = statement.executeQuery(query)) {
        return result(subject, rows);
      }
    } finally {
      connection.rollback(before);
      if (autoCommit) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private RuleResult result(Subject subject, ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnLabel(i));
    }
    int examined = 0;
    List<Finding> findings = new ArrayList<>();
    while (rows.next()) {
      examined++;
      if (!rows.getBoolean("ok")) {
        findings.add(finding(subject, rows, columns));
      }
    }
    findings.sort(Comparator.comparing(Finding::fingerprint));
    return new RuleResult(
        info(), new Count(examined, header.one(), header.many()), List.of(), findings);
  }

  private Finding finding(Subject subject, ResultSet row, List<String> columns)
      throws SQLException {
    ObjectAddress object = object(row);
    String fix = columns.contains("fix") ? row.getString("fix") : fix(object);
    String actual = row.getString("actual");
    return new Finding(
        info(),
        object,
        header.problem(),
        header.expected(),
        actual == null ? "nothing" : actual,
        subject.catalog().origin(object).orElse(null),
        fix == null
            ? new Fix(List.of("Rule " + info().id() + " knows no SQL that mends this."), List.of())
            : Fix.of(fix));
  }

  private static ObjectAddress object(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    String[] names = (String[]) row.getArray("names").getArray();
    ObjectAddress.Kind known =
        Arrays.stream(ObjectAddress.Kind.values())
            .filter(each -> each.name().equalsIgnoreCase(kind))
            .findFirst()
            .orElseThrow(() -> new SQLException("\"" + kind + "\" is no kind of object"));
    return new ObjectAddress(known, List.of(names));
  }

  private @Nullable String fix(ObjectAddress object) {
    String template = header.fix();
    if (template == null) {
      return null;
    }
    List<String> names = object.names();
    String path =
        names.stream()
            .limit(object.relation().isPresent() ? 2 : names.size())
            .map(Identifier::quote)
            .collect(Collectors.joining("."));
    return template
        .replace("{object}", path)
        .replace("{name}", Identifier.quote(names.get(names.size() - 1)));
  }
}
