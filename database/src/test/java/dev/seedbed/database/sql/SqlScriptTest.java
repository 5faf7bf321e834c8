package dev.seedbed.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

  @Test
  void splits_at_semicolons() {
    assertThat(texts("SELECT 1; SELECT 2;SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';'",
        "SELECT 'it''s; fine'",
        "SELECT E'\\'; \\\\'",
        "SELECT e'a\\';b'",
        "SELECT \"a;b\" FROM \"c\"\";\"",
        "SELECT $$a; b$$",
        "SELECT $tag$ a; $$; $other$; $tag$",
        "SELECT $ä$ ; $ä$",
        "SELECT /* a; /* nested; */ b; */ 1",
        "SELECT 1 -- a; b\n + 1",
        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
        "SELECT 1 AS a$b$c, 2 AS d$b$",
        "PREPARE p AS SELECT $1"
      })
  void keeps_a_statement_whole(String statement) {
    assertThat(texts(statement + "; SELECT 2")).containsExactly(statement, "SELECT 2");
  }

  @Test
  void leaves_out_comments_around_statements() {
    assertThat(texts("-- head\n/* more */ SELECT 1 /* inside */ + 1 -- tail\n; -- end"))
        .containsExactly("SELECT 1 /* inside */ + 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", ";;", "-- only this", "/* open", "\uFEFF"})
  void has_no_statement_where_there_is_none(String text) {
    assertThat(texts(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 'open; ", "SELECT \"open; ", "SELECT $$open; ", "SELECT (1; 2"})
  void gives_what_is_left_open_to_the_last_statement(String text) {
    assertThat(texts(text)).containsExactly(text);
  }

  @Test
  void knows_the_line_and_offset_of_each_statement() {
    SqlScript script = SqlScript.parse("-- one\nSELECT 1;\r\n\nSELECT\n 'a\nb';SELECT 3");
    assertThat(script.statements()).extracting(SqlStatement::line).containsExactly(2, 4, 6);
    assertThat(script.statements())
        .allSatisfy(
            statement ->
                assertThat(script.text().substring(statement.offset()))
                    .startsWith(statement.text()));
  }

  @Test
  void finds_line_and_column_of_an_offset() {
    SqlScript script = SqlScript.parse("SELECT 1;\n  SELECT x;");
    int offset = script.text().indexOf('x');
    assertThat(script.lineAt(offset)).isEqualTo(2);
    assertThat(script.columnAt(offset)).isEqualTo(10);
    assertThat(script.columnAt(0)).isEqualTo(1);
  }

  @Test
  void gives_the_first_words_in_upper_case() {
    assertThat(only("create Unique index concurrently if not exists a on t (b)").words())
        .containsExactly("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", "IF", "NOT", "EXISTS", "A");
    assertThat(only("commit").words()).containsExactly("COMMIT");
    assertThat(only("(SELECT 1)").words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "begin work",
        "START TRANSACTION",
        "COMMIT",
        "/* x */ END",
        "ABORT",
        "ROLLBACK",
        "ROLLBACK AND CHAIN",
        "PREPARE TRANSACTION 'x'",
        "COMMIT PREPARED 'x'"
      })
  void knows_transaction_commands(String sql) {
    assertThat(only(sql).isTransactionCommand()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SAVEPOINT a",
        "ROLLBACK TO a",
        "ROLLBACK WORK TO SAVEPOINT a",
        "RELEASE a",
        "PREPARE q AS SELECT 1",
        "SELECT 'COMMIT'",
        "DO $$ BEGIN NULL; END $$",
        "CREATE TABLE begin_end ()"
      })
  void takes_nothing_else_for_a_transaction_command(String sql) {
    assertThat(only(sql).isTransactionCommand()).isFalse();
  }

  @Test
  void keeps_count_over_a_large_script() {
    String script = "INSERT INTO t VALUES ('a;b');\n".repeat(50_000);
    assertThat(SqlScript.parse(script).statements())
        .hasSize(50_000)
        .last()
        .extracting(SqlStatement::line)
        .isEqualTo(50_000);
  }

  private static List<String> texts(String script) {
    return SqlScript.parse(script).statements().stream().map(SqlStatement::text).toList();
  }

  private static SqlStatement only(String script) {
    assertThat(SqlScript.parse(script).statements()).hasSize(1);
    return SqlScript.parse(script).statements().get(0);
  }
}
