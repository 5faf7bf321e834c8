package dev.seedbed.assertions.rule.run;

import static dev.seedbed.assertions.SomeTables.UUID;
import static dev.seedbed.assertions.SomeTables.column;
import static dev.seedbed.assertions.SomeTables.good;
import static dev.seedbed.assertions.SomeTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.SomeTables;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.assertions.rule.pack.PackedRule;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleRunTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final String MIGRATION = "db/V1__shop.sql";

  @TempDir Path project;

  @Test
  void tells_all_about_a_run() throws IOException {
    RulePack pack = pack("rules: {TYP001: {columns: [user_id]}, NS001: {severity: warning}}");
    RunReport report = run(pack).over(Subject.of(shop()));
    assertThat(report)
        .hasToString(
            """
            pack PACK, database shop: 2 findings (1 error, 1 warning) of 2 rules

            [NS001 no-tables-in-schema] warning  public.orders
              the table stands in a schema that must hold none
              expected: a schema other than public
              actual: public
              at: unknown - no migration that was traced made it
              To fix:
                -- Schema app is a guess: write the one of the service that owns the table.
                -- Code that names it needs the new name; roles that use it need USAGE on the schema.
                CREATE SCHEMA IF NOT EXISTS "app";
                ALTER TABLE "public"."orders" SET SCHEMA "app";
              To accept: write exempt: [{objects: 'public.orders', reason: …}] under NS001 in the pack

            [TYP001 text-user-ids] error  app.sessions.user_id
              user ids are opaque text; this column has another type
              expected: text
              actual: uuid
              at: db/V1__shop.sql:2
              To fix:
                ALTER TABLE "app"."sessions" ALTER COLUMN "user_id" TYPE text USING "user_id"::text;
              To accept: write -- seedbed:ignore TYP001 reason="…" in the line before db/V1__shop.sql:2

            NS001 examined 2 tables; not counted: 0 migration history tables, 0 partitions, 0 of extensions
            TYP001 examined 2 columns named user_id in 2 tables; not counted: 0 migration history tables, 0 partitions, 0 of extensions"""
                .replace("PACK", pack.name()));
    assertThat(report.verdict(Severity.ERROR, false)).isEqualTo(Verdict.FINDINGS);
  }

  @Test
  void a_comment_lets_the_findings_at_its_statement_pass() throws IOException {
    migration("-- seedbed:ignore TYP001 reason=\"until the move\"\nCREATE TABLE app.sessions ();");
    RunReport report = run(pack("rules: {TYP001: on}")).over(Subject.of(shop()));
    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.waived())
        .singleElement()
        .satisfies(each -> assertThat(each.by()).isEqualTo(Waived.By.IGNORE))
        .satisfies(each -> assertThat(each.reason()).isEqualTo("until the move"))
        .satisfies(
            each -> assertThat(each.finding().objectName()).isEqualTo("app.sessions.user_id"));
    assertThat(report.toString())
        .startsWith("pack " + report.pack() + ", database shop: 0 findings of 1 rule\n\n")
        .contains("\naccepted by ignore: 1\n", "examined 2 columns named user_id in 2 tables; acc");
  }

  @Test
  void comments_that_do_no_good_are_findings() throws IOException {
    migration(
        """
        -- seedbed:ignore TYP001
        -- seedbed:ignore TYP001 reason="x" until=2026-11-20
        -- seedbed:ignore NS001, NS999 reason="x"
        -- seedbed:ignore TIM001 reason="not in this pack"
        CREATE TABLE app.sessions ();
        -- seedbed:ignore
        """);
    Catalog catalog = shop(5);
    RunReport report = run(pack("rules: {TYP001: on, NS001: on}")).over(Subject.of(catalog));
    assertThat(report.findings().stream().filter(each -> each.object().names().size() == 1))
        .map(each -> each.rule() + " " + each.origin() + " " + each.actual())
        .containsExactly(
            "IGN001 ignore-without-reason db/V1__shop.sql:1 none",
            "IGN002 unused-ignore db/V1__shop.sql:3 none",
            "IGN003 expired-ignore db/V1__shop.sql:2 2026-11-20",
            "IGN004 unknown-ignore db/V1__shop.sql:3 NS999",
            "IGN004 unknown-ignore db/V1__shop.sql:6 it names no rule");
    assertThat(report.findings()).map(each -> each.rule().id()).contains("TYP001", "NS001");
    assertThat(report.toString())
        .contains(
            """

            [IGN003 expired-ignore] warning  db/V1__shop.sql
              the last day is over, and the findings count again
              expected: a day not before 2026-11-21
              actual: 2026-11-20
              at: db/V1__shop.sql:2
              To fix:
                -- Mend what was put off, or say until when it is put off now.
              To accept: not at all: mend the ignore
            """);
  }

  @Test
  void a_comment_holds_on_its_last_day() throws IOException {
    migration("-- seedbed:ignore TYP001 reason=\"x\" until=2026-11-21\nCREATE TABLE app.s ();");
    RunReport report = run(pack("rules: {TYP001: on}")).over(Subject.of(shop()));
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void exemptions_that_do_no_good_are_findings() throws IOException {
    RulePack pack =
        pack(
            """
            rules:
              TYP001:
                exempt:
                  - {objects: app.s*, database: shop, reason: goes}
                  - {objects: app.gone, reason: went}
              NS001:
                exempt:
                  - {objects: public.*, reason: goes, until: 2026-01-01}
                  - {objects: public.*, database: other, reason: goes}
            """);
    RunReport report = run(pack).over(Subject.of(shop()));
    assertThat(report.findings())
        .map(each -> each.rule().id() + " " + each.origin())
        .containsExactly(
            "NS001 null",
            "IGN002 " + pack.name() + ":9",
            "IGN002 " + pack.name() + ":5",
            "IGN003 " + pack.name() + ":8");
    assertThat(report.waived()).map(Waived::by).containsExactly(Waived.By.EXEMPTION);
  }

  @Test
  void the_baseline_lets_findings_pass_and_shows_what_is_fixed() throws IOException {
    RulePack pack = pack("rules: {TYP001: on, NS001: on}");
    List<Finding> all = run(pack).over(Subject.of(shop())).findings();
    Baseline baseline = Baseline.EMPTY.accept(all, "old", "ann", DAY);
    RunReport same = run(pack).with(baseline).over(Subject.of(shop()));
    assertThat(same.findings()).isEmpty();
    assertThat(same.toString())
        .contains("accepted by baseline: 2\nbaseline: 2 findings, 0 of them");
    assertThat(same.verdict(Severity.INFO, true)).isEqualTo(Verdict.CLEAN);
    Catalog mended =
        SomeTables.catalog(good("app.sessions").build(), table("public.orders").build());
    RunReport better = run(pack).with(baseline).over(Subject.of(mended));
    assertThat(better.toString())
        .contains(
            """
            baseline: 2 findings, 1 of them fixed
              fixed, so prune it: TYP001 column app.sessions.user_id
            """);
    assertThat(better.verdict(Severity.INFO, false)).isEqualTo(Verdict.CLEAN);
    assertThat(better.verdict(Severity.INFO, true)).isEqualTo(Verdict.STALE_BASELINE);
  }

  @Test
  void a_rule_with_nothing_to_look_at_is_not_applicable_unless_it_is_required() throws IOException {
    Catalog orders = SomeTables.catalog(table("app.orders").build());
    RunReport lenient = run(pack("rules: {TYP001: on, NS001: on}")).over(Subject.of(orders));
    assertThat(lenient.isClean()).isTrue();
    assertThat(lenient.toString())
        .contains(
            "\n\nnot applicable, as there is nothing of the kind: TYP001\n\nNS001 examined 1 ");
    RunReport strict = run(pack("rules: {TYP001: {required: true}}")).over(Subject.of(orders));
    assertThat(strict.verdict(Severity.ERROR, false)).isEqualTo(Verdict.CONFIGURATION);
    assertThat(strict.problems().get(0))
        .hasToString(
            """
            [TYP001 text-user-ids] is required and examined nothing
              expected: at least 1 column named user_id in 1 table
              actual: 0 columns named user_id in 1 table; not counted: 0 migration history tables, 0 partitions, 0 of extensions
              To fix: give the rule the names that this schema uses
                  or: remove required: true from the rule in pack %s"""
                .formatted(strict.pack()));
  }

  @Test
  void fails_if_there_are_no_tables_or_no_rules() throws IOException {
    RunReport report = run(pack("rules: {NS001: on}")).over(Subject.of(SomeTables.catalog()));
    assertThat(report.verdict(Severity.ERROR, false)).isEqualTo(Verdict.CONFIGURATION);
    assertThat(report.toString())
        .contains(
            """

            Database shop has no tables to hold to a pack
              expected: at least 1 table
              actual: 0 tables; not counted: 0 migration history tables, 0 partitions, 0 of extensions
              why: any pack would hold of it, and of the wrong database too
              To fix: run the migrations in database shop before reading its schema
                  or: let the command that migrates take it from DATABASE_URL
            """);
    RunReport empty = run(pack("")).over(Subject.of(shop()));
    assertThat(empty.verdict(Severity.ERROR, false)).isEqualTo(Verdict.CONFIGURATION);
    assertThat(empty.problems().get(0).what()).isEqualTo("Pack " + empty.pack() + " has no rules");
  }

  @Test
  void says_which_rules_could_not_run() {
    RuleInfo info = new RuleInfo("TRY001", "trial", Severity.ERROR, "It works");
    Rule needy =
        new Rule() {
          @Override
          public RuleInfo info() {
            return info;
          }

          @Override
          public RuleResult check(Subject subject) {
            return RuleResult.notRun(info, new Count(0, "trial", "trials"), "a connection");
          }
        };
    RulePack pack = RulePack.of(List.of(needy, new NoTablesInSchemas()));
    RunReport report = run(pack).over(Subject.of(SomeTables.catalog(table("app.orders").build())));
    assertThat(report.isClean()).isTrue();
    assertThat(report.notRun()).map(RuleResult::rule).containsExactly(info);
    assertThat(report.toString()).contains("\n\nnot run for want of a connection: TRY001\n\n");
    RulePack strict =
        new RulePack("strict", List.of(new PackedRule(needy, Severity.ERROR, true, List.of())));
    assertThat(run(strict).over(Subject.of(shop())).problems().get(0))
        .hasToString(
            """
            [TRY001 trial] is required and examined nothing
              expected: a connection
              actual: none
              To fix: run the pack over a Subject that has a connection
                  or: remove required: true from the rule in pack strict""");
  }

  @Test
  void fails_the_build_from_a_severity_on() throws IOException {
    RunReport report = run(pack("rules: {NS001: {severity: warning}}")).over(Subject.of(shop()));
    assertThat(report.verdict(Severity.ERROR, false)).isEqualTo(Verdict.CLEAN);
    assertThat(report.verdict(Severity.WARNING, false)).isEqualTo(Verdict.FINDINGS);
    assertThat(List.of(Verdict.values())).map(Verdict::exitCode).containsExactly(0, 1, 2, 3, 4);
  }

  /** One finding of TYP001, made by the migration, and one of NS001, made by nobody. */
  private static Catalog shop() {
    return shop(2);
  }

  private static Catalog shop(int line) {
    Catalog catalog =
        SomeTables.catalog(
            table("app.sessions", column("user_id", UUID)).build(), good("public.orders").build());
    ObjectAddress sessions = ObjectAddress.relation(QualifiedName.parse("app.sessions"));
    return catalog.withOrigins(new Origins(Map.of(sessions, new Origin(MIGRATION, line))));
  }

  private void migration(String text) throws IOException {
    Files.createDirectories(project.resolve("db"));
    Files.writeString(project.resolve(MIGRATION), text);
  }

  private RulePack pack(String text) throws IOException {
    return RulePack.read(Files.writeString(project.resolve("pack.yaml"), text));
  }

  private RuleRun run(RulePack pack) {
    return RuleRun.of(pack).in(project).on(DAY);
  }
}
