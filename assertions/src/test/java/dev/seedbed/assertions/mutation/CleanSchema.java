package dev.seedbed.assertions.mutation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema of a good 60 tables in 6 schemas in which no recommended rule finds anything: tenants
 * with row security, quoted names, partitions, an extension's own tables, vectors, functions,
 * views.
 */
final class CleanSchema {
  private static final Map<String, List<String>> TABLES =
      new TreeMap<>(
          Map.of(
              "billing",
              List.of(
                  "accounts",
                  "invoices",
                  "payments",
                  "refunds",
                  "credits",
                  "plans",
                  "discounts",
                  "receipts",
                  "tariffs",
                  "vouchers",
                  "disputes",
                  "payouts",
                  "charges",
                  "fees",
                  "quotas"),
              "agents",
              List.of(
                  "agents",
                  "runs",
                  "steps",
                  "tools",
                  "prompts",
                  "models",
                  "sessions",
                  "schedules",
                  "budgets",
                  "evaluations",
                  "experiments",
                  "deployments",
                  "memories",
                  "goals",
                  "traces"),
              "library",
              List.of(
                  "sources",
                  "documents",
                  "sections",
                  "topics",
                  "imports",
                  "authors",
                  "citations",
                  "revisions",
                  "folders",
                  "labels",
                  "reviews",
                  "glossaries",
                  "shelves",
                  "editions",
                  "notes"),
              "\"Support Desk\"",
              List.of(
                  "\"Tickets\"",
                  "\"Replies\"",
                  "\"Queues\"",
                  "\"Macros\"",
                  "\"Surveys\"",
                  "\"Escalations\"",
                  "\"Shifts\"",
                  "\"Holidays\"",
                  "\"Templates\"",
                  "\"Attachments\"",
                  "\"Contacts\"",
                  "\"Channels\"",
                  "\"Agreements\"",
                  "\"Regions\"",
                  "\"Skills\"")));

  private CleanSchema() {}

  /** The migration that makes it. */
  static String sql() {
    return sql(Integer.MAX_VALUE);
  }

  /** The migration that makes the first so many tables of each schema, and all else. */
  static String sql(int tablesOfEach) {
    StringBuilder sql = new StringBuilder(FRAME);
    TABLES.forEach(
        (schema, tables) -> {
          if (!schema.equals("identity")) {
            sql.append("CREATE SCHEMA ").append(schema).append(";\n");
          }
          String parent = null;
          for (String table : tables.subList(0, Math.min(tables.size(), tablesOfEach))) {
            sql.append(table(schema, table, parent));
            parent = parent == null ? table : null;
          }
        });
    return sql.append(EXTRAS).toString();
  }

  /** Every second table belongs to the one before it. */
  private static String table(String schema, String table, String parent) {
    String name = schema + "." + table;
    String plain = table.replace("\"", "");
    String reference =
        parent == null
            ? ""
            : """
              parent_id bigint NOT NULL REFERENCES %s.%s (id) ON DELETE CASCADE,
            """
                .formatted(schema, parent);
    String index =
        parent == null
            ? ""
            : "CREATE INDEX \"idx_%s_parent_id\" ON %s (parent_id);\n".formatted(plain, name);
    return """
        CREATE TABLE %s (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          tenant_id text NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,
          user_id text NOT NULL,
        %s  title text NOT NULL,
          is_active boolean NOT NULL DEFAULT true,
          amount numeric(12,2) NOT NULL DEFAULT 0,
          details jsonb NOT NULL DEFAULT '{}',
          created_at timestamptz NOT NULL DEFAULT now(),
          updated_at timestamptz NOT NULL DEFAULT now()
        );
        CREATE INDEX "idx_%s_tenant_id_created_at" ON %s (tenant_id, created_at DESC);
        %s%sCREATE TRIGGER touched BEFORE UPDATE ON %s
          FOR EACH ROW EXECUTE FUNCTION identity.touch();

        """
        .formatted(
            name,
            reference,
            plain,
            name,
            index,
            schema.equals("billing") ? policy(name) : "",
            name);
  }

  /** Row security, which one schema uses. */
  private static String policy(String table) {
    return """
        ALTER TABLE %s ENABLE ROW LEVEL SECURITY;
        ALTER TABLE %s FORCE ROW LEVEL SECURITY;
        CREATE POLICY own_tenant ON %s
          USING (tenant_id = current_setting('app.tenant_id', true))
          WITH CHECK (tenant_id = current_setting('app.tenant_id', true));
        """
        .formatted(table, table, table);
  }

  private static final String FRAME =
      """
      CREATE SCHEMA extensions;
      CREATE EXTENSION vector SCHEMA extensions;
      CREATE SCHEMA identity;

      CREATE FUNCTION identity.touch() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.updated_at := clock_timestamp(); RETURN NEW; END';

      CREATE TABLE identity.tenants (
        id text PRIMARY KEY,
        title text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER touched BEFORE UPDATE ON identity.tenants
        FOR EACH ROW EXECUTE FUNCTION identity.touch();

      CREATE TABLE identity.users (
        id text PRIMARY KEY,
        email text NOT NULL UNIQUE,
        password_hash text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER touched BEFORE UPDATE ON identity.users
        FOR EACH ROW EXECUTE FUNCTION identity.touch();

      CREATE TABLE identity.countries (
        id text PRIMARY KEY,
        title text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER touched BEFORE UPDATE ON identity.countries
        FOR EACH ROW EXECUTE FUNCTION identity.touch();

      """;

  private static final String EXTRAS =
      """
      CREATE TABLE library.chunks (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,
        document_id bigint NOT NULL REFERENCES library.documents (id) ON DELETE CASCADE,
        content text NOT NULL,
        embedding extensions.vector(384) NOT NULL,
        wide_embedding extensions.halfvec(3072),
        is_deleted boolean NOT NULL DEFAULT false,
        deleted_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX idx_chunks_tenant_id ON library.chunks (tenant_id);
      CREATE INDEX idx_chunks_document_id ON library.chunks (document_id);
      CREATE INDEX idx_chunks_embedding ON library.chunks
        USING hnsw (embedding extensions.vector_cosine_ops);
      CREATE INDEX idx_chunks_wide_embedding ON library.chunks
        USING hnsw (wide_embedding extensions.halfvec_cosine_ops);
      CREATE TRIGGER touched BEFORE UPDATE ON library.chunks
        FOR EACH ROW EXECUTE FUNCTION identity.touch();

      CREATE TABLE agents.events (
        id bigint GENERATED ALWAYS AS IDENTITY,
        tenant_id text NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,
        happened_at timestamptz NOT NULL,
        details jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (id, happened_at)
      ) PARTITION BY RANGE (happened_at);
      CREATE TABLE agents.events_2026 PARTITION OF agents.events
        FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE TABLE agents.events_2027 PARTITION OF agents.events
        FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
      CREATE INDEX idx_events_tenant_id_happened_at ON agents.events (tenant_id, happened_at DESC);
      CREATE INDEX idx_events_details ON agents.events USING gin (details);
      CREATE TRIGGER touched BEFORE UPDATE ON agents.events
        FOR EACH ROW EXECUTE FUNCTION identity.touch();

      CREATE INDEX idx_runs_details ON agents.runs USING gin (details);
      CREATE TYPE "Support Desk"."Mood" AS ENUM ('calm', 'angry');
      ALTER TABLE "Support Desk"."Tickets" ADD COLUMN mood "Support Desk"."Mood";
      CREATE VIEW billing.open_invoices WITH (security_invoker = true) AS
        SELECT id, tenant_id, amount FROM billing.invoices WHERE is_active;
      CREATE FUNCTION billing.total(wanted text) RETURNS numeric
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        AS 'SELECT sum(amount) FROM billing.invoices WHERE tenant_id = wanted';
      REVOKE ALL ON FUNCTION billing.total(text) FROM PUBLIC;
      """;
}
