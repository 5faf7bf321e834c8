package dev.seedbed.benchmarks.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The migrations that all are measured with: 200 files of one to four statements, as a project
 * gathers them in some years. Each fifth makes a table with a foreign key, a check and indexes; the
 * four after it change it, fill it, and give it a view and a function.
 *
 * <p>The files are named so that Flyway and Seedbed both take them.
 */
final class TwoHundredFiles {
  static final int FILES = 200;
  private static final int KINDS = 5;

  private static final String TABLE =
      """
      -- The records of one area.
      CREATE TABLE area_%1$d (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        parent_id bigint REFERENCES area_%2$d (id) ON DELETE CASCADE,
        name text NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
        attributes jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (parent_id, name)
      );

      CREATE INDEX area_%1$d_created_at_idx ON area_%1$d (created_at DESC);
      COMMENT ON TABLE area_%1$d IS 'The records of area %1$d.';
      """;

  private static final String COLUMNS =
      """
      ALTER TABLE area_%1$d
        ADD COLUMN position integer,
        ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

      CREATE INDEX area_%1$d_parent_id_idx ON area_%1$d (parent_id) WHERE status = 'active';
      """;

  private static final String ROWS =
      """
      INSERT INTO area_%1$d (name) SELECT 'record ' || n FROM generate_series(1, 20) AS n;
      UPDATE area_%1$d SET position = id;
      """;

  private static final String CONSTRAINTS =
      """
      ALTER TABLE area_%1$d ALTER COLUMN position SET NOT NULL;
      ALTER TABLE area_%1$d ADD CONSTRAINT area_%1$d_position_check CHECK (position >= 0);
      """;

  private static final String VIEW =
      """
      CREATE VIEW active_%1$d AS SELECT id, name FROM area_%1$d WHERE status = 'active';

      CREATE FUNCTION count_%1$d() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT count(*) FROM area_%1$d);
      END
      $$;
      """;

  private TwoHundredFiles() {}

  /**
   * Writes the files.
   *
   * @param folder new or empty
   * @return the folder
   */
  static Path write(Path folder) throws IOException {
    for (int i = 0; i < FILES; i++) {
      int area = i / KINDS + 1;
      String sql =
          switch (i % KINDS) {
            case 0 -> TABLE.formatted(area, Math.max(1, area - 1));
            case 1 -> COLUMNS.formatted(area);
            case 2 -> ROWS.formatted(area);
            case 3 -> CONSTRAINTS.formatted(area);
            default -> VIEW.formatted(area);
          };
      Files.writeString(folder.resolve("V" + (i + 1) + "__area_" + area + ".sql"), sql);
    }
    return folder;
  }
}
