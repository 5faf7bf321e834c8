package dev.seedbed.assertions.rule.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TimestampsWithTimeZoneIT {
  private static final TimestampsWithTimeZone RULE = new TimestampsWithTimeZone();

  private static final String SCHEMA =
      """
      CREATE SCHEMA "App";
      CREATE DOMAIN "App".moment AS timestamp NOT NULL;
      CREATE TABLE "App"."Runs" (
        id bigint,
        "startedAt" timestamp DEFAULT now(),
        ended timestamp(3) DEFAULT (now() AT TIME ZONE 'utc') NOT NULL,
        clock timestamp DEFAULT clock_timestamp(),
        fixed timestamp DEFAULT '2026-01-02 03:04:05',
        local timestamp DEFAULT LOCALTIMESTAMP(0),
        free timestamp,
        of_domain "App".moment,
        good timestamptz,
        day date,
        at time,
        several timestamp[],
        computed timestamp GENERATED ALWAYS AS (good AT TIME ZONE 'UTC') STORED);
      CREATE TABLE "App".heirs () INHERITS ("App"."Runs");
      CREATE TABLE "App".parted (made timestamp) PARTITION BY RANGE (made);
      CREATE TABLE "App".part PARTITION OF "App".parted DEFAULT;
      CREATE VIEW "App".seen AS SELECT now()::timestamp AS at;
      """;

  @Test
  void finds_times_without_a_zone() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      RuleResult result = RULE.check(schema.catalog());
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly(
              "\"App\".\"Runs\".\"startedAt\"",
              "\"App\".\"Runs\".ended",
              "\"App\".\"Runs\".clock",
              "\"App\".\"Runs\".fixed",
              "\"App\".\"Runs\".local",
              "\"App\".\"Runs\".free",
              "\"App\".\"Runs\".of_domain",
              "\"App\".parted.made");
      assertThat(result.examined()).hasToString("9 columns that hold a time in 3 tables");
      assertThat(schema.findings(new TimestampsWithTimeZone("ended", "made"))).hasSize(6);
      assertThat(result.findings().get(1))
          .returns(
              "the column does not say which moment it means: that depends on the reader's time zone",
              Finding::problem)
          .returns("timestamp(3) with time zone", Finding::expected)
          .returns("timestamp(3) without time zone", Finding::actual);
    }
  }

  @Test
  void keeps_values_and_defaults_as_moments() throws SQLException {
    try (LiveSchema schema = LiveSchema.of(SCHEMA)) {
      schema.execute(
          "INSERT INTO \"App\".\"Runs\" (of_domain, free) VALUES (now(), '2026-05-06 07:08:09')");
      for (String column :
          new String[] {"\"startedAt\"", "ended", "clock", "fixed", "local", "free"}) {
        schema.mend(RULE, "\"App\".\"Runs\"." + column);
      }
      assertThat(
              schema.value(
                  """
                  SELECT string_agg(pg_get_expr(adbin, adrelid), ', ' ORDER BY adnum)
                    FROM pg_attrdef WHERE adrelid = '"App"."Runs"'::regclass AND adnum < 7
                  """))
          .isEqualTo(
              "now(), now(), clock_timestamp(),"
                  + " ('2026-01-02 03:04:05'::timestamp without time zone AT TIME ZONE 'UTC'::text), now()");
      assertThat(schema.value("SELECT free = '2026-05-06 07:08:09Z' FROM \"App\".\"Runs\""))
          .isEqualTo("t");
      assertThat(schema.finding(RULE, "\"App\".\"Runs\".of_domain").fix().notes())
          .contains("\"App\".\"Runs\".of_domain loses what its domain \"App\".moment demands.");
      assertThat(schema.finding(RULE, "\"App\".parted.made").fix().toSql())
          .startsWith(
              "-- PostgreSQL cannot change the type of a partition key, here \"App\".parted.made: ");
    }
  }
}
