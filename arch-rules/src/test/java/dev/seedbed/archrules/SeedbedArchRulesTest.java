package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.seedbed.archrules.broken.Session;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class SeedbedArchRulesTest {
  private static final SeedbedArchRules USER_IDS =
      SeedbedArchRules.of(EntityTypeRules.USER_IDS_ARE_STRINGS);
  private static final String SESSION = "dev.seedbed.archrules.broken.Session";
  private static final String SOURCE = "src/test/java/dev/seedbed/archrules/broken/Session.java:9";

  private final JavaClasses session = new ClassFileImporter().importClasses(Session.class);
  private final JavaClasses none = new ClassFileImporter().importPackages("com.example.none");

  @Test
  void the_recommended_pack_finds_nothing_in_the_clean_sample() {
    SeedbedArchRules.recommended().check(Samples.CLEAN.code(), Samples.CLEAN.tests());
  }

  @Test
  void the_recommended_pack_finds_each_violation_that_its_rules_find() {
    CodeReport report =
        SeedbedArchRules.recommended().over(Samples.BROKEN.code(), Samples.BROKEN.tests());
    assertThat(report.findings().stream().map(finding -> finding.rule().id()).distinct())
        .containsExactlyElementsOf(
            SeedbedArchRules.recommended().codeRules().stream()
                .map(rule -> rule.info().id())
                .toList());
  }

  @Test
  void prints_rule_code_place_reason_fix_and_how_to_accept() {
    assertThatThrownBy(() -> USER_IDS.check(session, none))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            pack given rules, 1 class of dev.seedbed.archrules.broken: 1 finding of 1 rule

            [ARCH009 string-user-ids] error  %1$s.userId
              has type java.util.UUID
              expected: fields for ids of users are Strings
              at: %2$s
              why: they are opaque text of the system that knows the users
              To fix: make the field a String and its column text
              To accept: .accepting("ARCH009", "%1$s.userId", "<reason>")"""
                .formatted(SESSION, SOURCE));
  }

  @Test
  void accepts_a_member_or_all_of_a_class_or_package_for_a_reason() {
    for (String code : List.of(SESSION + ".userId", SESSION, "dev.seedbed.archrules.**")) {
      USER_IDS.accepting("ARCH009", code, "old").check(session, none);
      USER_IDS.accepting("string-user-ids", code, "old").check(session, none);
    }
    assertThat(USER_IDS.accepting("ARCH009", SESSION + ".id", "old").over(session, none).findings())
        .hasSize(1);
  }

  @Test
  void wants_a_reason_for_each_acceptance() {
    assertThatThrownBy(() -> USER_IDS.accepting("ARCH009", SESSION, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An acceptance has a reason: ARCH009 on " + SESSION + " has none");
  }

  @Test
  void reports_an_acceptance_that_nothing_needs() {
    assertThatThrownBy(
            () ->
                USER_IDS
                    .accepting("ARCH009", SESSION, "old")
                    .accepting("ARCH008", SESSION, "older")
                    .check(session, none))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            pack given rules, 1 class of dev.seedbed.archrules.broken: 0 findings of 1 rule

            Nothing needs the acceptance of ARCH008
              expected: a finding of ARCH008 on %s
              actual: none
              To fix: remove it: its reason was "older"

            accepted: 1 finding"""
                .formatted(SESSION));
  }

  @Test
  void accepts_what_a_baseline_has_and_reports_what_is_fixed_since(@TempDir Path folder) {
    Path file = folder.resolve("seedbed-baseline.yaml");
    List<Finding> findings = USER_IDS.over(session, none).findings();
    assertThat(findings)
        .extracting(Finding::fingerprint)
        .containsExactly("ARCH009 code " + SESSION + ".userId");
    LocalDate today = LocalDate.of(2026, 11, 29);
    Baseline.update(file, baseline -> baseline.accept(findings, "before our time", "ann", today));
    SeedbedArchRules lenient = USER_IDS.with(Baseline.read(file));
    lenient.check(session, none);
    assertThatThrownBy(() -> lenient.check(Samples.CLEAN.code(), none))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith(
            "  fixed, so prune it from the baseline: ARCH009 code " + SESSION + ".userId");
  }

  @Test
  void an_empty_selection_is_an_error() {
    assertThatThrownBy(() -> SeedbedArchRules.recommended().check(none))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            """
            Pack recommended examined nothing
              expected: classes that at least one of its rules looks at
              actual: 0 classes
              why: the rules would hold of any code then, and of the wrong package too
              To fix: import the packages that have entities, repositories and tests""");
  }

  @Test
  void tells_tests_from_code_by_their_folders() {
    JavaClasses both = new ClassFileImporter().importClasses(Session.class, SeedbedArchRules.class);
    CodeReport report = SeedbedArchRules.recommended().over(both);
    assertThat(report.code()).isEqualTo("1 class of dev.seedbed.archrules and 1 class of tests");
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void packs_are_called_by_name_and_differ() {
    assertThat(SeedbedArchRules.names())
        .containsExactly("recommended", "mana", "manifest", "automatos", "agentpress");
    assertThat(ids("mana")).isEqualTo(ids("recommended"));
    assertThat(ids("manifest")).contains("ARCH009").doesNotContain("ARCH008");
    assertThat(ids("agentpress")).doesNotContain("ARCH008", "ARCH009");
    assertThatThrownBy(() -> SeedbedArchRules.named("manna"))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            No pack of rules on code is called manna
              expected: one of recommended, mana, manifest, automatos, agentpress
              actual: manna
              To fix: write mana if that was meant""");
  }

  @Test
  void a_rule_takes_the_place_of_one_of_its_id() {
    ArchRule ours = EntityTypeRules.userIdsAreStrings(Conventions.DEFAULT.withUserIds("owner_id"));
    SeedbedArchRules pack = SeedbedArchRules.recommended().with(ours);
    assertThat(pack.rules()).hasSameSizeAs(SeedbedArchRules.recommended().rules()).contains(ours);
    assertThat(pack.without(EntityTypeRules.USER_IDS_ARE_STRINGS).rules()).doesNotContain(ours);
  }

  @Test
  void a_rule_that_was_taken_out_does_not_come_back_with_a_schema() {
    Catalog schema = Catalog.of("app", 170_000, List.of());
    DataSource database = new PGSimpleDataSource();
    SeedbedArchRules pack =
        SeedbedArchRules.recommended()
            .without(SqlRules.QUERIES_FILTER_BY_TENANT)
            .without(SqlRules.QUERIES_LEAVE_DELETED_ROWS_OUT)
            .without(CatalogRules.sqlIsUnderstood(database));
    assertThat(ids(pack.against(schema).against(database)))
        .contains("ARCH022")
        .doesNotContain("ARCH018", "ARCH019", "ARCH026");
    assertThat(ids(pack.with(SqlRules.QUERIES_FILTER_BY_TENANT).against(schema)))
        .as("asked for again")
        .contains("ARCH018")
        .doesNotContain("ARCH019");
  }

  @Test
  void takes_no_rules_of_others() {
    ArchRule other = ArchRuleDefinition.classes().should().bePublic();
    assertThatThrownBy(() -> SeedbedArchRules.of(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A pack takes rules of dev.seedbed.archrules; check this one by itself: classes should"
                + " be public");
  }

  private static Set<String> ids(String pack) {
    return ids(SeedbedArchRules.named(pack));
  }

  private static Set<String> ids(SeedbedArchRules pack) {
    return Set.copyOf(pack.codeRules().stream().map(rule -> rule.info().id()).toList());
  }
}
