package dev.seedbed.assertions.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final RuleInfo IDS =
      new RuleInfo("TYP001", "text-user-ids", Severity.ERROR, "User id columns are text");
  private static final RuleInfo COMMENTS =
      new RuleInfo("DOC001", "comments", Severity.WARNING, "Tables have a comment");
  private static final List<Count> NOT_COUNTED =
      List.of(
          new Count(1, "migration history table", "migration history tables"),
          new Count(8, "partition", "partitions"),
          new Count(0, "of an extension", "of extensions"));

  @Test
  void tells_all_about_each_finding_and_what_was_examined() {
    Finding finding =
        traced("sessions", new Origin("src/main/resources/db/migration/V3__sessions.sql", 14));
    assertThat(report(true, ids(finding)))
        .hasToString(
            """
            database manifest: 1 finding (1 error)

            [TYP001 text-user-ids] error  manifest.sessions.user_id
              user ids are opaque text; this column has another type
              expected: text
              actual: uuid
              at: src/main/resources/db/migration/V3__sessions.sql:14
              To fix:
                -- Think first.
                ALTER TABLE "manifest"."sessions" ALTER COLUMN "user_id" TYPE text;
              To accept: assertThat(schema).accepting("TYP001 column manifest.sessions.user_id")

            examined 21 tables; not counted: 1 migration history table, 8 partitions, 0 of extensions""");
  }

  @Test
  void says_why_a_place_is_unknown() {
    Finding finding = untraced("sessions");
    assertThat(report(false, ids(finding)).toString())
        .contains("  at: unknown - migrations were not traced\n");
    assertThat(report(true, ids(finding)).toString())
        .contains("  at: unknown - no migration that was traced made it\n");
  }

  @Test
  void shows_a_fix_that_mends_several_findings_once() {
    Fix fix = Fix.of("ALTER TABLE a", "ALTER TABLE b");
    RuleResult result = ids(finding("a", fix), finding("b", fix), finding("c", Fix.of("SELECT 1")));
    assertThat(report(false, result).toString())
        .containsOnlyOnce("ALTER TABLE a;\n    ALTER TABLE b;\n")
        .contains("  To fix: as for manifest.a.user_id above, which mends this too\n")
        .contains("    SELECT 1;\n");
  }

  @Test
  void sums_up_several_rules() {
    RuleResult comments =
        new RuleResult(
            COMMENTS,
            new Count(3, "table", "tables"),
            List.of(),
            List.of(comment("a"), comment("b")));
    assertThat(report(false, ids(untraced("sessions")), comments).toString())
        .startsWith("database manifest: 3 findings (1 error, 2 warnings)\n\n[TYP001 ")
        .contains("\n\n[DOC001 comments] warning  manifest.a\n")
        .endsWith(
            """

            TYP001 examined 21 tables; not counted: 1 migration history table, 8 partitions, 0 of extensions
            DOC001 examined 3 tables; not counted: nothing""");
  }

  @Test
  void fails_a_rule_that_examined_nothing() {
    RuleResult nothing =
        new RuleResult(
            IDS,
            new Count(0, "column named user_id", "columns named user_id"),
            NOT_COUNTED,
            List.of());
    Report report = report(false, nothing);
    assertThat(report.isClean()).isFalse();
    assertThat(report)
        .hasToString(
            """
            database manifest: 1 rule that examined nothing

            [TYP001 text-user-ids] examined nothing
              expected: at least 1 column named user_id
              actual: 0 columns named user_id; not counted: 1 migration history table, 8 partitions, 0 of extensions
              why: a rule that looks at nothing would hold of any schema, also of a wrong or empty one
              To fix: run the migrations in database manifest before reading its schema
                  or: give the rule the names that this schema uses, if it looked for others

            examined 0 columns named user_id; not counted: 1 migration history table, 8 partitions, 0 of extensions""");
  }

  @Test
  void fails_a_rule_that_could_not_run() {
    Count policies = new Count(0, "policy", "policies");
    RuleResult result = RuleResult.notRun(IDS, policies, "a connection to the database");
    Report report = report(false, result);
    assertThat(report.isClean()).isFalse();
    assertThat(report.toString())
        .contains(
            """

            [TYP001 text-user-ids] could not run
              expected: a connection to the database
              actual: none
              why: the catalog alone does not tell whether the rule holds
              To fix: hold the rule against a Subject that has a connection to the database

            """);
  }

  @Test
  void counts_rules_that_examined_nothing_beside_findings() {
    RuleResult nothing =
        new RuleResult(COMMENTS, new Count(0, "view", "views"), List.of(), List.of());
    assertThat(report(false, ids(untraced("a")), nothing, nothing).toString())
        .startsWith("database manifest: 1 finding (1 error), 2 rules that examined nothing\n");
  }

  @Test
  void leaves_accepted_findings_out_and_counts_them() {
    Report report = report(false, ids(untraced("a"), untraced("b")));
    Report accepting = report.accepting(Set.of("TYP001 column manifest.a.user_id"));
    assertThat(accepting.findings())
        .extracting(Finding::objectName)
        .containsExactly("manifest.b.user_id");
    assertThat(accepting.toString()).contains("\nexamined 21 tables; accepted: 1; not counted: ");
    assertThat(accepting.accepting(Set.of("TYP001 column manifest.b.user_id")).isClean()).isTrue();
  }

  @Test
  void reads_the_same_however_often_it_is_read() {
    Fix fix = Fix.of("SELECT 1");
    Report report = report(false, ids(finding("a", fix), finding("b", fix)));
    assertThat(report.toString()).isEqualTo(report.toString());
  }

  @Test
  void a_report_without_findings_says_so() {
    assertThat(report(false, ids()))
        .hasToString(
            """
            database manifest: 0 findings

            examined 21 tables; not counted: 1 migration history table, 8 partitions, 0 of extensions""");
  }

  private static Report report(boolean traced, RuleResult... results) {
    return new Report("manifest", traced, List.of(results));
  }

  private static RuleResult ids(Finding... findings) {
    return new RuleResult(IDS, new Count(21, "table", "tables"), NOT_COUNTED, List.of(findings));
  }

  private static Finding untraced(String table) {
    return traced(table, null);
  }

  private static Finding traced(String table, @Nullable Origin origin) {
    return finding(
        table,
        origin,
        Fix.of("ALTER TABLE \"manifest\".\"" + table + "\" ALTER COLUMN \"user_id\" TYPE text")
            .note("Think first."));
  }

  private static Finding finding(String table, Fix fix) {
    return finding(table, null, fix);
  }

  private static Finding finding(String table, @Nullable Origin origin, Fix fix) {
    return new Finding(
        IDS,
        ObjectAddress.column(new QualifiedName("manifest", table), "user_id"),
        "user ids are opaque text; this column has another type",
        "text",
        "uuid",
        origin,
        fix);
  }

  private static Finding comment(String table) {
    return new Finding(
        COMMENTS,
        ObjectAddress.relation(new QualifiedName("manifest", table)),
        "nobody can tell what it is for",
        "a comment",
        "none",
        null,
        Fix.of("COMMENT ON TABLE manifest." + table + " IS '…'"));
  }
}
