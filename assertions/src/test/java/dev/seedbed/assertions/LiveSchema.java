package dev.seedbed.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.naming.SnakeCaseNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** A line that says which file the tables after it come from. */
  private static final Pattern FILE_OR_TABLE =
      Pattern.compile("(?m)^(?:-- file: (\\S+)|CREATE TABLE ([\\w.]+))");

  /**
   * Connections whose last schema is gone: what a session knows of the server's own objects takes
   * longer to read than most schemas here.
   */
  private static final Queue<Connection> IDLE = new ConcurrentLinkedQueue<>();

  private final Connection connection;
  private final Origins origins;
  private final boolean reusable;

  private LiveSchema(Connection connection, Origins origins, boolean reusable) throws SQLException {
    this.connection = connection;
    this.origins = origins;
    this.reusable = reusable;
    connection.setAutoCommit(false);
  }

  public static PostgresServer server() {
    return Holder.SERVER;
  }

  /** An otherwise empty database with what this SQL makes. */
  public static LiveSchema of(String sql) throws SQLException {
    Connection idle = IDLE.poll();
    Connection connection = idle == null ? server().connect("postgres") : idle;
    return new LiveSchema(connection, origins(sql), true).with(sql);
  }

  /** A database with what this SQL makes of it. */
  public static LiveSchema in(String database, String sql) throws SQLException {
    return new LiveSchema(server().connect(database), origins(sql), false).with(sql);
  }

  private LiveSchema with(String sql) throws SQLException {
    execute(sql);
    return this;
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Catalog catalog() {
    Catalog catalog = Catalog.read(connection);
    return origins.equals(Origins.NONE) ? catalog : catalog.withOrigins(origins);
  }

  private static Origins origins(String sql) {
    Map<ObjectAddress, Origin> origins = new HashMap<>();
    String file = "";
    Matcher found = FILE_OR_TABLE.matcher(sql);
    while (found.find()) {
      if (found.group(1) != null) {
        file = found.group(1);
      } else if (!file.isEmpty()) {
        QualifiedName table = QualifiedName.parse(found.group(2));
        origins.put(ObjectAddress.relation(table), new Origin(file, 1));
      }
    }
    return new Origins(origins);
  }

  /** The schema with the connection that made it. */
  public Subject subject() {
    return Subject.of(catalog()).with(connection);
  }

  public List<Finding> findings(Rule rule) {
    return rule.check(subject()).findings();
  }

  /**
   * What the rule finds, and all that everybody is held to with their usual parameters, without the
   * schema: a fix may move an object with all that is wrong with it. A fix takes the names that it
   * is given, so how they are written does not count.
   */
  private static Set<List<String>> withoutSchema(Subject subject, Rule rule) {
    List<Rule> all = new ArrayList<>(Rules.recommended());
    all.removeIf(each -> each instanceof SnakeCaseNames);
    all.add(rule);
    return Report.of(subject, all).findings().stream()
        .map(
            finding -> {
              List<String> names = new ArrayList<>(finding.object().names());
              names.set(0, finding.rule().id());
              return names;
            })
        .collect(Collectors.toSet());
  }

  /**
   * Runs the fix of the rule's finding on an object: the finding goes, and none appears of any
   * rule.
   */
  public void mend(Rule rule, String object) throws SQLException {
    Subject before = subject();
    Set<List<String>> elsewhere = withoutSchema(before, rule);
    Finding finding = finding(rule.check(before).findings(), object);
    execute(finding.fix().toSql());
    Subject after = subject();
    assertThat(rule.check(after).findings())
        .map(Finding::fingerprint)
        .as(finding.fix().toSql())
        .doesNotContain(finding.fingerprint());
    assertThat(withoutSchema(after, rule)).as(finding.fix().toSql()).isSubsetOf(elsewhere);
  }

  /** The rule's finding on an object. */
  public Finding finding(Rule rule, String object) {
    return finding(findings(rule), object);
  }

  private static Finding finding(List<Finding> findings, String object) {
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
    if (reusable && !connection.isClosed()) {
      connection.rollback();
      IDLE.add(connection);
    } else {
      connection.close();
    }
  }
}
