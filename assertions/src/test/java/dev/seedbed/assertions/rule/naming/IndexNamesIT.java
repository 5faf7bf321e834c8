package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNamesIT {
  private static final IndexNames RULE = new IndexNames();

  private static final String NOTES =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.notes (id bigint PRIMARY KEY, author_id bigint, created_at timestamptz,
        "Title" text UNIQUE, tags text[], is_done boolean);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idx_notes_author_id ON app.notes (author_id)",
        "idx_notes_author_id_created_at ON app.notes (author_id, created_at)",
        "idx_notes_author_id_created_at ON app.notes (author_id, created_at DESC)",
        "\"idx_notes_Title\" ON app.notes (\"Title\")",
        "idx_notes_author_id_2 ON app.notes (author_id)",
        "idx_notes_tags ON app.notes USING gin (tags)",
        "idx_notes_tags_gin ON app.notes USING gin (tags)",
        "idx_notes_created_at_open ON app.notes (created_at) WHERE NOT is_done",
        "idx_notes_author_id_with_title ON app.notes (author_id) INCLUDE (\"Title\")",
        "idx_notes_lower ON app.notes (lower(\"Title\"))",
        "\"idx_notes_lower_Title\" ON app.notes (lower(\"Title\"))",
        "\"idx_notes_Title_lower\" ON app.notes (lower(\"Title\"))",
        "\"idx_notes_Title\" ON app.notes (lower(\"Title\" || 'is_done'::text))",
        "\"idx_notes_author_id_Title\" ON app.notes (author_id, lower(\"Title\"))",
        "idx_notes_author_id_created_at_tags_is_done_author_id_created_at_tags_id"
            + " ON app.notes (author_id, created_at, tags, is_done, author_id, created_at, tags, id)",
      })
  void is_content_with_what_the_index_is_on(String index) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(NOTES + "CREATE INDEX " + index)) {
      assertThat(RULE.check(schema.catalog()).examined()).hasToString("1 index");
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idx_notes_author ON app.notes (author_id) -- idx_notes_author_id",
        "idx_notes_author_id_open ON app.notes (author_id) -- idx_notes_author_id",
        "idx_note_author_id ON app.notes (author_id) -- idx_notes_author_id",
        "idx_notes_created_at_author_id ON app.notes (author_id, created_at)"
            + " -- idx_notes_author_id_created_at",
        "notes_author_id_idx ON app.notes (author_id) -- idx_notes_author_id",
        "\"IDX_notes_author_id\" ON app.notes (author_id) -- idx_notes_author_id",
        "gist ON app.notes ((1)) -- idx_notes_expr",
        "i ON app.notes (upper(\"Title\")) -- \"idx_notes_Title\"",
        "idx_notes_author_id_created_at_tags_is_done_author_id_created_x ON app.notes"
            + " (author_id, created_at, tags, is_done, author_id, created_at, tags, id)"
            + " -- idx_notes_author_id_created_at_tags_is_done_author_id_created_a",
      })
  void finds_names_that_say_something_else(String index) throws SQLException {
    try (LiveSchema schema = LiveSchema.of(NOTES + "CREATE INDEX " + index)) {
      assertThat(schema.findings(RULE))
          .map(Finding::expected)
          .containsExactly(index.substring(index.indexOf("-- ") + 3));
      schema.execute(schema.findings(RULE).get(0).fix().toSql());
      assertThat(schema.findings(RULE)).isEmpty();
    }
  }

  @Test
  void renames_to_a_name_that_is_free() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            NOTES
                + """
                CREATE SCHEMA "Lib";
                CREATE TABLE "Lib".notes (n integer);
                CREATE INDEX idx_notes_author_id ON app.notes (author_id);
                CREATE INDEX "By Author" ON app.notes (author_id DESC);
                CREATE INDEX "By Author" ON "Lib".notes (n);
                """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM009 relation \"Lib\".\"By Author\"", "NAM009 relation app.\"By Author\"");
      Finding finding = schema.findings(RULE).get(1);
      assertThat(finding.problem()).isEqualTo("the name does not say what the index is on");
      assertThat(finding.actual()).isEqualTo("\"By Author\"");
      assertThat(finding.fix().toSql())
          .isEqualTo("ALTER INDEX \"app\".\"By Author\" RENAME TO \"idx_notes_author_id_2\";");
      schema.execute(finding.fix().toSql());
      assertThat(schema.findings(RULE)).hasSize(1);
    }
  }

  @Test
  void goes_by_other_templates() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            NOTES
                + """
                CREATE INDEX ON app.notes (author_id, created_at);
                CREATE INDEX ON app.notes (author_id, created_at);
                CREATE INDEX notes_tags_gin_idx ON app.notes USING gin (tags);
                CREATE INDEX idx_notes_author_created ON app.notes (author_id, created_at);
                CREATE INDEX "gin:notes" ON app.notes USING gin (tags);
                CREATE UNIQUE INDEX uq_notes_author_id ON app.notes (author_id);
                """)) {
      assertThat(schema.findings(new IndexNames("{table}_{columns}_idx")))
          .map(Finding::objectName)
          .containsExactly(
              "app.\"gin:notes\"", "app.idx_notes_author_created", "app.uq_notes_author_id");
      IndexNames rule =
          new IndexNames(
              List.of("idx_{table}_{short-columns}", "{table}_{columns}_idx"),
              List.of("uq_{table}_{columns}"));
      assertThat(schema.findings(rule))
          .map(Finding::objectName)
          .containsExactly("app.\"gin:notes\"");
      assertThat(schema.findings(rule).get(0).expected())
          .isEqualTo("idx_notes_tags or notes_tags_idx");
      assertThat(schema.findings(new IndexNames("{method}:{table}_{columns}"))).hasSize(6);
    }
  }

  @Test
  void lets_the_last_columns_go_unnamed_if_asked_to() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            NOTES
                + """
                CREATE INDEX idx_notes_author_created ON app.notes (author_id, created_at, id);
                CREATE INDEX idx_notes_author ON app.notes (author_id, created_at DESC);
                CREATE INDEX idx_notes_author_id_created_at_id ON app.notes (author_id, created_at, id);
                CREATE INDEX idx_notes_created ON app.notes (author_id, created_at);
                CREATE INDEX idx_notes_author_id_tags ON app.notes (author_id, created_at, tags);
                CREATE INDEX idx_notes_ ON app.notes (created_at);
                """)) {
      assertThat(schema.findings(new IndexNames("idx_{table}_{leading-columns}")))
          .map(Finding::objectName)
          .containsExactly(
              "app.idx_notes_", "app.idx_notes_author_id_tags", "app.idx_notes_created");
    }
  }

  @Test
  void refuses_templates_that_it_does_not_understand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndexNames("idx_{table}"))
        .withMessage(
            "NAM009 needs {columns}, {short-columns} or {leading-columns} in the template idx_{table}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndexNames("idx_{tabel}_{columns}"))
        .withMessage(
            "NAM009 knows {table}, {columns}, {short-columns}, {leading-columns} and {method}, not"
                + " {tabel} as in idx_{tabel}_{columns}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndexNames(new String[0]))
        .withMessage("NAM009 needs at least one template, such as idx_{table}_{columns}");
  }
}
