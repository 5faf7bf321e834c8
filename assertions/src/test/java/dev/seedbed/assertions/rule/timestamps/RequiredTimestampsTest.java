package dev.seedbed.assertions.rule.timestamps;

import static dev.seedbed.assertions.SomeTables.TEXT;
import static dev.seedbed.assertions.SomeTables.TIMESTAMP;
import static dev.seedbed.assertions.SomeTables.TIMESTAMPTZ;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.column;
import static dev.seedbed.assertions.SomeTables.createdAt;
import static dev.seedbed.assertions.SomeTables.good;
import static dev.seedbed.assertions.SomeTables.table;
import static dev.seedbed.assertions.SomeTables.updatedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.PartitionKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequiredTimestampsTest {
  private static final RequiredTimestamps RULE = new RequiredTimestamps();

  @Test
  void finds_missing_and_wrong_columns_and_tells_all_about_them() {
    Catalog catalog =
        catalog(
            table(
                    "app.jobs",
                    Column.of(
                        "created_at", 1, TIMESTAMP, false, "(now() AT TIME ZONE 'utc'::text)"))
                .build());
    assertThat(Report.of(catalog, List.of(RULE)))
        .hasToString(
            """
            database shop: 2 findings (2 errors)

            [TIM001 required-timestamps] error  app.jobs.created_at
              the column is not timestamptz; the column may be null; the default is not now()
              expected: timestamp with time zone NOT NULL DEFAULT now()
              actual: timestamp without time zone DEFAULT (now() AT TIME ZONE 'utc'::text)
              at: unknown - migrations were not traced
              To fix:
                -- Takes the values for UTC: write the zone that they were stored in.
                -- Rows without a value get the time at which it runs.
                ALTER TABLE "app"."jobs" ALTER COLUMN "created_at" DROP DEFAULT, \
            ALTER COLUMN "created_at" TYPE timestamptz \
            USING "created_at"::timestamp AT TIME ZONE 'UTC', \
            ALTER COLUMN "created_at" SET DEFAULT now();
                UPDATE "app"."jobs" SET "created_at" = now() WHERE "created_at" IS NULL;
                ALTER TABLE "app"."jobs" ALTER COLUMN "created_at" SET NOT NULL;
              To accept: assertThat(schema).accepting("TIM001 column app.jobs.created_at")

            [TIM001 required-timestamps] error  app.jobs.updated_at
              the table does not have the column
              expected: timestamp with time zone NOT NULL DEFAULT now()
              actual: no such column
              at: unknown - migrations were not traced
              To fix:
                -- Rows without a value get the time at which it runs.
                ALTER TABLE "app"."jobs" ADD COLUMN "updated_at" timestamptz NOT NULL DEFAULT now();
              To accept: assertThat(schema).accepting("TIM001 column app.jobs.updated_at")

            examined 1 table; not counted: 0 migration history tables, 0 partitions, 0 of extensions""");
  }

  @Test
  void finds_nothing_in_a_table_that_has_both() {
    DataType milliseconds =
        new DataType(
            "timestamp(3) with time zone",
            new QualifiedName("pg_catalog", "timestamptz"),
            DataType.Kind.BASE,
            3,
            null);
    Catalog catalog =
        catalog(
            good("app.a").build(),
            table("app.b", column("created_at", milliseconds, "now()"), updatedAt()).build());
    assertThat(RULE.check(catalog).findings()).isEmpty();
  }

  @Test
  void tells_each_thing_that_is_wrong() {
    assertThat(problem(Column.of("created_at", 1, TIMESTAMPTZ, false, "now()")))
        .isEqualTo("the column may be null");
    assertThat(problem(column("created_at", TIMESTAMPTZ))).isEqualTo("the column has no default");
    assertThat(problem(column("created_at", TIMESTAMPTZ, "clock_timestamp()")))
        .isEqualTo("the default is not now()");
    assertThat(
            problem(
                column(
                    "created_at",
                    TIMESTAMPTZ,
                    "'2026-01-01 00:00:00+00'::timestamp with time zone")))
        .isEqualTo("the default is a fixed time");
    assertThat(problem(column("created_at", TIMESTAMP, "now()")))
        .isEqualTo("the column is not timestamptz");
    assertThat(problem(generated(Column.Generation.STORED)))
        .isEqualTo("the column is computed from others");
  }

  @Test
  void looks_for_the_given_names() {
    Catalog catalog =
        catalog(
            table("app.a", column("createdAt", TIMESTAMPTZ, "now()")).build(),
            good("app.b").build());
    assertThat(found(catalog, new RequiredTimestamps("createdAt")))
        .containsExactly("app.b.\"createdAt\"");
  }

  @Test
  void passes_over_foreign_tables_and_those_that_inherit_and_counts_them() {
    Catalog catalog =
        catalog(
            table("app.a").build(),
            table("app.b").inherits(List.of(new QualifiedName("app", "a"))).build(),
            table("app.c").kind(Table.Kind.FOREIGN).build());
    RuleResult result = RULE.check(catalog);
    assertThat(result.findings())
        .map(Finding::objectName)
        .containsExactly("app.a.created_at", "app.a.updated_at");
    assertThat(result.examined()).hasToString("1 table");
    assertThat(result.notCounted())
        .map(Object::toString)
        .endsWith("1 foreign table", "1 inheriting table");
  }

  @Test
  void says_that_a_partition_key_cannot_be_changed() {
    Catalog catalog =
        catalog(
            table("app.a", column("created_at", TIMESTAMP, "now()"), updatedAt())
                .kind(Table.Kind.PARTITIONED)
                .partitionKey(
                    new PartitionKey(
                        PartitionKey.Strategy.RANGE, List.of("created_at"), "RANGE (created_at)"))
                .build());
    assertThat(RULE.check(catalog).findings())
        .singleElement()
        .extracting(finding -> finding.fix().toSql())
        .isEqualTo(
            "-- PostgreSQL cannot change the type of a partition key, here app.a.created_at: make"
                + " a new partitioned table that has it as timestamptz, copy the rows, drop the old"
                + " table, rename the new one.");
  }

  @Test
  void keeps_values_that_are_no_times_under_a_free_name() {
    Catalog catalog =
        catalog(
            table(
                    "app.a",
                    column("created_at", DataType.builtIn("uuid", "uuid")),
                    column("created_at_old", TEXT),
                    updatedAt())
                .build());
    assertThat(RULE.check(catalog).findings().get(0).fix().toSql())
        .isEqualTo(
            """
            -- Keeps the values, which are no times, as created_at_old_old.
            ALTER TABLE "app"."a" RENAME COLUMN "created_at" TO "created_at_old_old";
            ALTER TABLE "app"."a" ALTER COLUMN "created_at_old_old" DROP NOT NULL;
            ALTER TABLE "app"."a" ADD COLUMN "created_at" timestamptz NOT NULL DEFAULT now();""");
  }

  @Test
  void makes_a_column_that_is_computed_when_read_anew() {
    Catalog catalog =
        catalog(table("app.a", generated(Column.Generation.VIRTUAL), updatedAt()).build());
    assertThat(RULE.check(catalog).findings().get(0).fix().toSql())
        .isEqualTo(
            """
            ALTER TABLE "app"."a" DROP COLUMN "created_at";
            ALTER TABLE "app"."a" ADD COLUMN "created_at" timestamptz NOT NULL DEFAULT now();""");
  }

  @Test
  void needs_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequiredTimestamps(List.of()))
        .withMessage("TIM001 needs at least one name of a required timestamp");
  }

  private static String problem(Column createdAt) {
    List<Finding> findings =
        RULE.check(catalog(table("app.a", createdAt, updatedAt()).build())).findings();
    assertThat(findings).map(Finding::objectName).containsExactly("app.a.created_at");
    return findings.get(0).problem();
  }

  private static Column generated(Column.Generation generation) {
    Column plain = createdAt();
    return new Column(
        "created_at",
        1,
        plain.type(),
        true,
        null,
        Column.Identity.NONE,
        generation,
        "updated_at",
        null,
        null,
        List.of());
  }

  private static List<String> found(Catalog catalog, RequiredTimestamps rule) {
    return rule.check(catalog).findings().stream().map(Finding::objectName).toList();
  }
}
