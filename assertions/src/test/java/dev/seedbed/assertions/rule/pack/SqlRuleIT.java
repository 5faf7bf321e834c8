package dev.seedbed.assertions.rule.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRuleIT {
  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE TABLE app."Invoices" (id int, amount int);
      CREATE TABLE app.orders (id int, amount int NOT NULL);
      """;

  @TempDir Path folder;

  @Test
  void finds_what_its_query_says_is_not_ok() throws IOException, SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      Rule rule = rule(example());
      RuleResult result = rule.check(schema.subject());
      assertThat(result.rule()).hasToString("ACME001 amounts-are-given");
      assertThat(result.rule().severity()).isEqualTo(Severity.ERROR);
      assertThat(result.examined()).hasToString("2 columns called amount");
      Finding finding = schema.finding(rule, "app.\"Invoices\".amount");
      assertThat(finding.fingerprint()).isEqualTo("ACME001 column app.\"Invoices\".amount");
      assertThat(finding.problem()).isEqualTo("an invoice may have no amount");
      assertThat(finding.expected()).isEqualTo("NOT NULL");
      assertThat(finding.actual()).isEqualTo("integer, nullable");
      assertThat(finding.fix().toSql())
          .isEqualTo("ALTER TABLE \"app\".\"Invoices\" ALTER COLUMN \"amount\" SET NOT NULL;");
      schema.execute(finding.fix().toSql());
      assertThat(schema.findings(rule)).isEmpty();
    }
  }

  @Test
  void does_not_run_without_a_connection() throws IOException, SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      RuleResult result = rule(example()).check(Subject.of(schema.catalog()));
      assertThat(result.missing()).isEqualTo("a connection to the database");
    }
  }

  @Test
  void changes_nothing_and_leaves_the_connection_as_it_was() throws IOException, SQLException {
    Rule rule = rule(header() + "CREATE TABLE public.made (id int)");
    try (Connection connection = LiveSchema.server().connect("postgres")) {
      Subject subject = Subject.of(catalog()).with(connection);
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> rule.check(subject))
          .withMessage(
              """
              Rule ACME001 cannot be checked: %s
                expected: a query with the columns kind, names, ok and actual, which changes nothing
                actual: ERROR: cannot execute CREATE TABLE in a read-only transaction (SQLSTATE 25006)
                To fix: run the query by hand on database postgres\
              """
                  .formatted(file()));
      assertThat(connection.getAutoCommit()).isTrue();
      try (var statement = connection.createStatement()) {
        statement.execute("CREATE TEMP TABLE still_writable (id int)");
      }
    }
  }

  @Test
  void is_one_query_because_a_second_could_end_its_transaction() throws IOException {
    write(header() + "SELECT 1;\nCOMMIT; DROP TABLE app.orders;\n");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: rules/*.sql"))
        .withMessage(
            """
            Not one query: rule ACME001 in %s
              expected: a single SELECT below the comment
              actual: 3 statements
              To fix: write one query, with WITH and UNION where it needs several\
            """
                .formatted(file()));
    write(header());
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: rules/*.sql"))
        .withMessageContaining("actual: none\n");
    write(example() + ";\n-- and a comment; at the end\n");
    assertThat(pack("sql: rules/*.sql").rules()).hasSize(1);
  }

  @Test
  void cannot_make_its_transaction_write() throws IOException, SQLException {
    for (String setting : new String[] {"transaction_read_only", "default_transaction_read_only"}) {
      Rule rule =
          rule(
              header()
                  + "SELECT 'relation' AS kind, ARRAY['a'] AS names, 'none' AS actual,"
                  + " set_config('"
                  + setting
                  + "', 'off', false) = 'on' AS ok");
      try (Connection connection = LiveSchema.server().connect("postgres");
          var statement = connection.createStatement()) {
        statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
        try {
          rule.check(Subject.of(catalog()).with(connection));
        } catch (SeedbedException refused) {
          assertThat(refused).hasMessageContaining("cannot set transaction read-write mode");
        }
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("CREATE TABLE public.made (id int)"))
            .withMessageContaining("in a read-only transaction");
      }
    }
  }

  @Test
  void says_which_column_is_missing() throws IOException, SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      Rule rule = rule(header() + "SELECT false AS ok");
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> rule.check(schema.subject()))
          .withMessageContaining("kind");
    }
  }

  @Test
  void packs_give_it_another_severity_and_no_parameters() throws IOException {
    write(example());
    assertThat(pack("sql: rules/*.sql\nrules: {amounts-are-given: {severity: info}}").rules())
        .singleElement()
        .satisfies(each -> assertThat(each.info().severity()).isEqualTo(Severity.INFO));
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: rules/*.sql\nrules: {ACME001: {names: [a]}}"))
        .withMessageContaining("Unknown key of rule ACME001: names")
        .withMessageContaining("expected: one of severity, required, exempt");
  }

  @Test
  void refuses_headers_that_say_too_little() throws IOException {
    write("-- id: ACME001\n-- slag: a\nSELECT 1");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: [rules/*.sql]"))
        .withMessageStartingWith("Unknown key of a rule in SQL: slag in " + file() + ", line 2\n");
    write("-- id: ACME001\n-- examines: [table, tables]\nSELECT 1");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: [rules/*.sql]"))
        .withMessage(
            """
            No slug given for a rule in SQL in %s, line 1
              expected: "slug: …"
              actual: no key "slug"
              why: its findings could not be told
              To fix: add the line "slug: …\"\
            """
                .formatted(file()));
  }

  @Test
  void refuses_ids_that_are_taken_and_files_that_are_not_there() throws IOException {
    write(example().replace("ACME001", "TYP001"));
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: [rules/*.sql]"))
        .withMessageStartingWith("Another rule is called TYP001 amounts-are-given too: ");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> pack("sql: [none/*.sql]"))
        .withMessageStartingWith("No rules in SQL: none/*.sql in ");
  }

  private static String example() throws IOException {
    Matcher example =
        Pattern.compile("(?s)```sql\n(-- id: ACME001\n.*?)```\n")
            .matcher(Files.readString(Path.of("../docs/rules.md")));
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private static String header() throws IOException {
    return example().replaceFirst("(?s)SELECT.*", "");
  }

  private static dev.seedbed.catalog.Catalog catalog() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(TABLES)) {
      return schema.catalog();
    }
  }

  private Rule rule(String text) throws IOException {
    write(text);
    return pack("sql: rules/*.sql").rules().get(0).rule();
  }

  private void write(String text) throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/amounts.sql"), text);
  }

  private RulePack pack(String text) throws IOException {
    return RulePack.read(Files.writeString(folder.resolve("pack.yaml"), text));
  }

  private String file() {
    return folder.resolve("rules/amounts.sql").toString();
  }
}
