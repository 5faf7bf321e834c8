package dev.seedbed.benchmarks.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The migrations that all are measured with: 60 tables of an agent platform in 12 files, each table
 * with a primary key, foreign keys, a unique constraint, a check, and indexes.
 *
 * <p>The files are named so that Flyway and Seedbed both take them.
 */
final class SixtyTables {

  /** A table without required parents. */
  static final String ROOT = "tenants";

  private static final String VECTOR =
      """
      CREATE EXTENSION vector;

      ALTER TABLE chunks ADD COLUMN embedding halfvec(384);

      CREATE INDEX chunks_embedding_idx ON chunks USING hnsw (embedding halfvec_cosine_ops);
      """;

  private SixtyTables() {}

  /**
   * Writes the files.
   *
   * @param folder new or empty
   * @param vector whether there is one file more, with an extension and a vector column: zonky's
   *     programs bring no pgvector
   * @return the folder
   */
  static Path write(Path folder, boolean vector) throws IOException {
    Files.createDirectories(folder);
    List<String> areas = areas();
    for (int i = 0; i < areas.size(); i++) {
      String area = areas.get(i).substring(0, areas.get(i).indexOf(':'));
      String tables = areas.get(i).substring(area.length() + 1).strip();
      Files.writeString(
          folder.resolve("V" + (i + 1) + "__" + area + ".sql"), sql(tables.split(" ", -1)));
    }
    if (vector) {
      Files.writeString(folder.resolve("V" + (areas.size() + 1) + "__vectors.sql"), VECTOR);
    }
    return folder;
  }

  private static List<String> areas() throws IOException {
    try (InputStream in = SixtyTables.class.getResourceAsStream("areas.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private static String sql(String... tables) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < tables.length; i++) {
      sql.append(table(tables[i], i == 0 ? ROOT : tables[i - 1]));
    }
    return sql.toString();
  }

  private static String table(String name, String parent) {
    String tenant = name.equals(ROOT) ? "" : "NOT NULL REFERENCES tenants (id) ON DELETE CASCADE";
    return """
    CREATE TABLE %1$s (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      tenant_id uuid %3$s,
      parent_id uuid REFERENCES %2$s (id),
      name text NOT NULL,
      status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'archived')),
      position integer NOT NULL DEFAULT 0,
      amount numeric(12, 4) NOT NULL DEFAULT 0,
      attributes jsonb NOT NULL DEFAULT '{}',
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (tenant_id, name)
    );

    CREATE INDEX %1$s_parent_id_idx ON %1$s (parent_id);
    CREATE INDEX %1$s_created_at_idx ON %1$s (tenant_id, created_at DESC) WHERE status = 'active';

    COMMENT ON TABLE %1$s IS 'The %1$s of a tenant.';

    """
        .formatted(name, parent, tenant);
  }
}
