package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlTraceTest {

  private static final String CREATE =
      """
      CREATE TABLE app.sessions (
        -- the user_id of old
        id uuid PRIMARY KEY, user_id uuid,
        "Name" text,
        CONSTRAINT sessions_note_check CHECK (note <> ''),
        note text
      )""";

  private static final String ALTER =
      """
      ALTER TABLE app.sessions
        ADD COLUMN IF NOT EXISTS seen_at timestamptz,
        ADD token text, DROP COLUMN note""";

  @ParameterizedTest
  @CsvSource({"id, 2", "user_id, 2", "Name, 3", "note, 5", "unknown, 0"})
  void finds_the_line_of_a_column_in_a_create_table(String column, int line) {
    assertThat(DdlTrace.lineWithin(CREATE, column)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"seen_at, 1", "token, 2"})
  void finds_the_line_of_a_column_in_an_alter_table(String column, int line) {
    assertThat(DdlTrace.lineWithin(ALTER, column)).isEqualTo(line);
  }
}
