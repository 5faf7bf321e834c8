package dev.seedbed.archrules.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1 FROM a.t                                                   | a.t
          SELECT 1 FROM ONLY t AS x, b.u y JOIN LATERAL f(x.id) z ON true     | t b.u
          SELECT 1 FROM "Users" u, app."Two Words"                            | Users app.Two Words
          SELECT extract(year FROM d), trim(both FROM s) FROM t               | t
          SELECT a IS DISTINCT FROM b FROM t                                  | t
          SELECT 1 FROM (SELECT 2 FROM b.u) x WHERE EXISTS (SELECT 3 FROM v)  | b.u v
          SELECT 1 FROM generate_series(1, 2) n                               | ''
          SELECT 1 FROM t FOR UPDATE OF t                                     | t
          SELECT 'x FROM y' FROM t -- FROM z                                  | t
          WITH x AS (SELECT 1 FROM t), y (a) AS MATERIALIZED (TABLE u) SELECT 2 FROM x, y | t
          INSERT INTO a.t (b) SELECT c FROM u ON CONFLICT DO UPDATE SET b = 1 | a.t u
          UPDATE a.t SET b = 1 FROM u WHERE u.id = t.id                       | a.t u
          DELETE FROM a.t USING u WHERE u.id = t.id                           | a.t u
          MERGE INTO a.t USING u ON u.id = t.id WHEN MATCHED THEN DELETE      | a.t u
          WITH x AS (DELETE FROM t RETURNING id) UPDATE u SET a = 1           | t u
          SELECT 1 FROM a JOIN b USING (id)                                   | a b
          TRUNCATE TABLE a.t, u                                               | a.t u
          """)
  void finds_the_tables(String sql, String tables) {
    assertThat(
            String.join(" ", Statement.of(sql).tables().stream().map(TableName::toString).toList()))
        .isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1                                            | select
          WITH x AS (SELECT 1) INSERT INTO t SELECT 2 FROM x  | insert
          WITH x AS (DELETE FROM t RETURNING 1) SELECT 1      | select
          -- first, a comment                                 | ''
          """)
  void knows_the_verb(String sql, String verb) {
    assertThat(Statement.of(sql).verb()).isEqualTo(verb);
  }

  @Test
  void knows_the_columns_of_an_insert() {
    assertThat(Statement.of("INSERT INTO a.\"T\" (id, \"userId\") VALUES (?, ?)").insertColumns())
        .isEqualTo(List.of("id", "userId"));
    assertThat(Statement.of("INSERT INTO t VALUES (1)").insertColumns()).isEmpty();
    assertThat(Statement.of("SELECT 1").insertColumns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 FROM t",
        "select a from t where b = ?",
        "\n  INSERT INTO t VALUES (1)",
        "update t set a = 1",
        "DELETE FROM t",
        "WITH x AS (SELECT 1) SELECT * FROM x"
      })
  void takes_statements_for_sql(String text) {
    assertThat(SqlTexts.isSql(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Select a file from the list",
        "update failed",
        "deleted",
        "SELECTED",
        "with as"
      })
  void takes_other_texts_for_none(String text) {
    assertThat(SqlTexts.isSql(text)).isFalse();
  }
}
