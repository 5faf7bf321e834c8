package dev.seedbed.benchmarks.rules;

import java.util.List;

/**
 * The schema that all are measured with: an agent platform that has grown for years. 12 schemas
 * hold 950 plain tables and 10 partitioned ones with 4 partitions each, every one with 10 columns
 * and 3 indexes; foreign keys to tenants and to parents, also into other schemas and around;
 * checks, triggers, policies, views, enums, comments, vectors. Some tables break what linters look
 * for.
 */
final class ThousandTables {
  static final int TABLES = 1_000;
  static final int COLUMNS = 10_000;
  static final int INDEXES = 3_000;

  static final List<String> SCHEMAS =
      List.of(
          "identity",
          "billing",
          "agents",
          "conversations",
          "messages",
          "documents",
          "routing",
          "metering",
          "audit",
          "notifications",
          "integrations",
          "analytics");
  private static final int PLAIN = 950;
  private static final int A_SCHEMA = 80;
  private static final int PARTITIONED = 10;
  private static final List<String> OWNERS =
      List.of(
          "user",
          "team",
          "project",
          "agent",
          "model",
          "tool",
          "daily",
          "monthly",
          "external",
          "shared");
  private static final List<String> NOUNS =
      List.of(
          "accounts", "events", "settings", "limits", "members", "entries", "reports", "reviews");

  private static final String BEGIN =
      """
      CREATE EXTENSION vector;
      CREATE FUNCTION public.set_updated_at() RETURNS trigger LANGUAGE plpgsql
        SET search_path = pg_catalog AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
      """;

  private static final String TENANTS =
      """
      CREATE TABLE identity.tenants (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL UNIQUE,
        region text NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
        plan text NOT NULL,
        seats integer NOT NULL DEFAULT 1,
        is_internal boolean NOT NULL DEFAULT false,
        attributes jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX idx_tenants_region ON identity.tenants (region);
      """;

  private static final String PARTITIONS =
      """
      CREATE TABLE %1$s.usage_records (
        id bigint GENERATED ALWAYS AS IDENTITY,
        tenant_id bigint NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,
        user_id text NOT NULL,
        name text NOT NULL,
        model text NOT NULL,
        token_count bigint NOT NULL,
        cost_usd numeric(18, 9) NOT NULL,
        attributes jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (id, created_at)
      ) PARTITION BY RANGE (created_at);
      CREATE INDEX idx_usage_records_tenant_id_created_at
        ON %1$s.usage_records (tenant_id, created_at DESC);
      CREATE INDEX idx_usage_records_user_id ON %1$s.usage_records (user_id);
      """;

  private static final String PARTITION =
      """
      CREATE TABLE %1$s.usage_records_p%2$d PARTITION OF %1$s.usage_records
        FOR VALUES FROM ('2026-%3$02d-01') TO ('2026-%4$02d-01');
      """;

  private static final String SECURED =
      """
      ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE %1$s FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant_isolation ON %1$s
        USING (tenant_id = current_setting('app.tenant_id')::bigint)
        WITH CHECK (tenant_id = current_setting('app.tenant_id')::bigint);
      """;

  private ThousandTables() {}

  /** All of it as SQL, for an empty database and a superuser. */
  static String sql() {
    StringBuilder sql = new StringBuilder(BEGIN);
    for (String schema : SCHEMAS) {
      sql.append("CREATE SCHEMA ").append(schema).append(";\n");
      sql.append("CREATE TYPE %s.state AS ENUM ('new', 'open', 'done');\n".formatted(schema));
    }
    sql.append(TENANTS);
    for (int i = 1; i < PLAIN; i++) {
      sql.append(plain(i));
    }
    for (int i = 0; i < PARTITIONED; i++) {
      sql.append(PARTITIONS.formatted(SCHEMAS.get(i)));
      for (int part = 1; part <= 4; part++) {
        sql.append(PARTITION.formatted(SCHEMAS.get(i), part, part * 2 - 1, part * 2 + 1));
      }
    }
    for (int i = A_SCHEMA; i + 5 < PLAIN; i += A_SCHEMA) {
      // The first table of a schema refers to one below it, so that there are circles.
      sql.append(
          "ALTER TABLE %s ADD FOREIGN KEY (favourite_id) REFERENCES %s (id) ON DELETE SET NULL;\n"
              .formatted(table(i), table(i + 5)));
    }
    return sql.toString();
  }

  private static String table(int number) {
    int inSchema = number % A_SCHEMA;
    return "%s.%s_%s"
        .formatted(
            SCHEMAS.get(number / A_SCHEMA),
            OWNERS.get(inSchema / NOUNS.size()),
            NOUNS.get(inSchema % NOUNS.size()));
  }

  /** What a table's parent is: one earlier in its schema, or the same one of the schema before. */
  private static int parent(int number) {
    int inSchema = number % A_SCHEMA;
    boolean elsewhere = number >= A_SCHEMA && (inSchema == 0 || number % 12 == 0);
    int parent = elsewhere ? number - A_SCHEMA : number - inSchema + (inSchema - 1) / 3;
    return parent == 0 ? 1 : parent;
  }

  private static boolean isUuid(int number) {
    return number % 4 == 1;
  }

  private static String plain(int number) {
    String table = table(number);
    String name = table.substring(table.indexOf('.') + 1);
    boolean vector = number % 40 == 7;
    boolean first = number % A_SCHEMA == 0;
    String key =
        isUuid(number)
            ? "uuid DEFAULT gen_random_uuid()"
            : number % 20 == 3 ? "bigserial" : "bigint GENERATED ALWAYS AS IDENTITY";
    String parentKey = isUuid(parent(number)) ? "uuid" : "bigint";
    StringBuilder sql = new StringBuilder("CREATE TABLE " + table + " (\n");
    sql.append("  id ").append(key).append(" PRIMARY KEY,\n");
    sql.append("  tenant_id bigint NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,\n");
    sql.append(
        "  parent_id %s REFERENCES %s (id)%s,\n"
            .formatted(
                parentKey, table(parent(number)), number % 8 == 0 ? "" : " ON DELETE SET NULL"));
    sql.append(
        first
            ? "  favourite_id " + (isUuid(number + 5) ? "uuid" : "bigint") + ",\n"
            : "  user_id " + (number % 30 == 4 ? "varchar(36)" : "text") + " NOT NULL,\n");
    sql.append("  name ").append(number % 10 == 2 ? "varchar(100)" : "text").append(" NOT NULL,\n");
    sql.append("  status %s.state NOT NULL DEFAULT 'new',\n".formatted(schema(table)));
    sql.append("  amount ")
        .append(number % 50 == 9 ? "money" : "numeric(12, 4) CHECK (amount >= 0)")
        .append(" NOT NULL DEFAULT 0,\n");
    sql.append(
        vector
            ? "  embedding vector(384),\n"
            : "  attributes "
                + (number % 25 == 6 ? "json" : "jsonb")
                + " NOT NULL DEFAULT '{}',\n");
    sql.append("  created_at timestamptz NOT NULL DEFAULT now(),\n");
    sql.append(
        "  updated_at timestamp%s NOT NULL DEFAULT now()\n);\n"
            .formatted(number % 15 == 8 ? "" : "tz"));
    sql.append(
        vector
            ? "CREATE INDEX ON %s USING hnsw (embedding vector_cosine_ops);\n".formatted(table)
            : "CREATE UNIQUE INDEX idx_%s_tenant_id_name ON %s (tenant_id, name);\n"
                .formatted(name, table));
    sql.append(
        number % 10 == 5
            ? "CREATE INDEX idx_%s_status ON %s (status, created_at);\n".formatted(name, table)
            : "CREATE INDEX idx_%s_parent_id ON %s (parent_id);\n".formatted(name, table));
    if (number % 5 == 0) {
      sql.append(SECURED.formatted(table));
    }
    if (number % 2 == 0) {
      sql.append(
          "CREATE TRIGGER set_updated_at BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();\n"
              .formatted(table));
      sql.append("COMMENT ON TABLE %s IS 'The %s of a tenant.';\n".formatted(table, name));
    }
    if (number % 4 == 0) {
      sql.append("COMMENT ON COLUMN %s.status IS 'How far it is.';\n".formatted(table));
    }
    if (number % 20 == 11) {
      sql.append(
          "CREATE VIEW %s_open WITH (security_invoker) AS SELECT id, name FROM %s WHERE status <> 'done';\n"
              .formatted(table, table));
    }
    return sql.toString();
  }

  private static String schema(String table) {
    return table.substring(0, table.indexOf('.'));
  }
}
