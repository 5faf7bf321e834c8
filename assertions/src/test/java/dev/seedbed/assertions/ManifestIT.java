package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.assertions.rule.timestamps.RequiredTimestamps;
import dev.seedbed.assertions.rule.types.TextUserIds;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Origin;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.SqlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of the Manifest sample follows the rules, and each change against them is found. */
class ManifestIT {
  /** Those that the changes below are about. */
  private static final List<Rule> RULES =
      List.of(new NoTablesInSchemas(), new RequiredTimestamps(), new TextUserIds());

  private static final String MIGRATIONS = "../samples/manifest/src/main/resources/db/migration";
  private static final TestDatabases DATABASES = new TestDatabases(LiveSchema.server());
  private static TestDatabase database;
  private static TestSession session;

  @BeforeAll
  static void migrate() throws SQLException {
    database = DATABASES.migratedBy(SqlFolder.at("filesystem:" + MIGRATIONS));
    session = database.begin(new Isolation.Clone());
  }

  @AfterAll
  static void close() throws SQLException {
    session.end();
    DATABASES.close();
  }

  @Test
  void follows_all_rules() {
    assertThat(database.catalog())
        .hasNoTablesIn("public")
        .hasTextUserIds("user_id", "owner_user_id")
        .hasRequiredTimestamps();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE public.stray (created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now())\
           | NS001 relation public.stray | no migration that was traced made it
          ALTER TABLE manifest.model_pricing SET SCHEMA public\
           | NS001 relation public.model_pricing | no migration that was traced made it
          ALTER TABLE manifest.api_keys ALTER user_id TYPE varchar(36)\
           | TYP001 column manifest.api_keys.user_id | V3__create_api_keys.sql:23
          ALTER TABLE auth.session DROP user_id, ADD user_id uuid\
           | TYP001 column auth.session.user_id | V1__create_better_auth_tables.sql:19
          ALTER TABLE auth."user" ADD user_id bigint\
           | TYP001 column auth."user".user_id | V1__create_better_auth_tables.sql:7
          ALTER TABLE manifest.agents DROP created_at\
           | TIM001 column manifest.agents.created_at | V2__create_tenants_and_agents.sql:24
          ALTER TABLE manifest.llm_calls ALTER updated_at DROP NOT NULL\
           | TIM001 column manifest.llm_calls.updated_at | V4__create_telemetry.sql:58
          ALTER TABLE manifest.tenants ALTER updated_at DROP DEFAULT\
           | TIM001 column manifest.tenants.updated_at | V2__create_tenants_and_agents.sql:13
          ALTER TABLE manifest.tenants ALTER created_at SET DEFAULT 'now'\
           | TIM001 column manifest.tenants.created_at | V2__create_tenants_and_agents.sql:12
          ALTER TABLE manifest.agent_messages ALTER created_at TYPE timestamp\
           | TIM001 column manifest.agent_messages.created_at | V4__create_telemetry.sql:24
          ALTER TABLE auth."user" RENAME updated_at TO "Updated_At"\
           | TIM001 column auth."user".updated_at | V1__create_better_auth_tables.sql:14
          """)
  void each_change_against_a_rule_is_one_finding(String ddl, String fingerprint, String place)
      throws SQLException {
    try (LiveSchema schema = LiveSchema.in(session.database(), ddl)) {
      Catalog changed = schema.catalog().withOrigins(database.catalog().origins());
      Report report = Report.of(changed, RULES);
      assertThat(report.findings()).map(Finding::fingerprint).containsExactly(fingerprint);
      assertThat(report.toString().lines().filter(line -> line.startsWith("  at: ")))
          .singleElement()
          .asString()
          .endsWith(place);
      schema.execute(report.findings().get(0).fix().toSql());
      assertThat(Report.of(schema.catalog(), RULES).findings()).isEmpty();
    }
  }

  @Test
  void a_finding_points_at_the_migration_that_brought_it(@TempDir Path folder)
      throws IOException, SQLException {
    try (Stream<Path> files = Files.walk(Path.of(MIGRATIONS))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path late = folder.resolve("V100__late.sql");
    Files.writeString(
        late,
        """
        -- One of these two is wrong.
        ALTER TABLE manifest.agents ALTER COLUMN name SET NOT NULL;

        ALTER TABLE manifest.agents
          ADD COLUMN user_id varchar(36);
        """);
    Catalog schema = DATABASES.migratedBy(SqlFolder.at("filesystem:" + folder)).catalog();
    assertThat(new TextUserIds().check(schema).findings())
        .singleElement()
        .returns("manifest.agents.user_id", Finding::objectName)
        .returns(new Origin(late.toString(), 5), Finding::origin);
  }

  @Test
  void a_change_of_a_column_that_other_names_look_for_is_one_finding() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.in(
            session.database(), "ALTER TABLE manifest.tenants ALTER owner_user_id TYPE varchar")) {
      assertThat(schema.findings(new TextUserIds())).isEmpty();
      assertThat(schema.findings(new TextUserIds("user_id", "owner_user_id")))
          .map(Finding::fingerprint)
          .containsExactly("TYP001 column manifest.tenants.owner_user_id");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE VIEW public.names AS SELECT name FROM manifest.tenants
          CREATE MATERIALIZED VIEW public.names AS SELECT name, 1::bigint AS user_id FROM manifest.tenants
          CREATE TYPE public.pair AS (user_id uuid, created_at date)
          CREATE TABLE public.flyway_schema_history (installed_rank integer)
          CREATE TABLE manifest.migrations (id serial, timestamp bigint, name varchar)
          ALTER TABLE manifest.tenants ALTER created_at SET DEFAULT CURRENT_TIMESTAMP(3)
          ALTER TABLE manifest.tenants ADD "User_Id" uuid
          ALTER TABLE manifest.tenants ADD users_id uuid
          CREATE TEMPORARY TABLE scratch (user_id uuid)
          """)
  void what_breaks_no_rule_is_no_finding(String ddl) throws SQLException {
    try (LiveSchema schema = LiveSchema.in(session.database(), ddl)) {
      assertThat(Report.of(schema.catalog(), RULES).findings()).isEmpty();
    }
  }
}
