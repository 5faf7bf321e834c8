package dev.seedbed.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schema on a live server that goes when it is closed; all of it is one transaction. */
public final class LiveSchema implements AutoCloseable {

  /** One server for all tests of this JVM, and it ends with it. */
  private static final class Holder {
    static final PostgresServer SERVER =
        PostgresServer.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  }

  private final Connection connection;

  private LiveSchema(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  public static PostgresServer server() {
    return Holder.SERVER;
  }

  /** An otherwise empty database with what this SQL makes. */
  public static LiveSchema of(String sql) throws SQLException {
    return in("postgres", sql);
  }

  /** A database with what this SQL makes of it. */
  public static LiveSchema in(String database, String sql) throws SQLException {
    LiveSchema schema = new LiveSchema(server().connect(database));
    schema.execute(sql);
    return schema;
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Catalog catalog() {
    return Catalog.read(connection);
  }

  /** The schema with the connection that made it. */
  public Subject subject() {
    return Subject.of(catalog()).with(connection);
  }

  public List<Finding> findings(Rule rule) {
    return rule.check(subject()).findings();
  }

  /** What the rule finds, and all that everybody is held to with their usual parameters. */
  private Set<String> fingerprints(Rule rule) {
    List<Rule> all = new ArrayList<>(Rules.recommended());
    all.add(rule);
    return Report.of(subject(), all).findings().stream()
        .map(Finding::fingerprint)
        .collect(Collectors.toSet());
  }

  /**
   * Runs the fix of the rule's finding on an object: the finding goes, and none appears of any
   * rule.
   */
  public void mend(Rule rule, String object) throws SQLException {
    Set<String> before = fingerprints(rule);
    Finding finding = finding(rule, object);
    execute(finding.fix().toSql());
    assertThat(fingerprints(rule))
        .as(finding.fix().toSql())
        .doesNotContain(finding.fingerprint())
        .isSubsetOf(before);
  }

  /** The rule's finding on an object. */
  public Finding finding(Rule rule, String object) {
    List<Finding> findings = findings(rule);
    assertThat(findings).map(Finding::objectName).contains(object);
    return findings.stream()
        .filter(each -> each.objectName().equals(object))
        .findFirst()
        .orElseThrow();
  }

  /** The only value of a query's only row, as text. */
  public @Nullable String value(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).as(query).isTrue();
      return rows.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
