package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.broken.Session;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The key {@code code-rules} of {@code seedbed.yaml}. */
class RulesInFileTest {
  private static final String SESSION = "dev.seedbed.archrules.broken.Session";

  @TempDir Path folder;
  private final JavaClasses session = new ClassFileImporter().importClasses(Session.class);
  private final JavaClasses none = new ClassFileImporter().importPackages("com.example.none");

  @Test
  void a_file_that_says_nothing_means_the_recommended_pack() throws IOException {
    assertThat(read("server: embedded")).isEqualTo(SeedbedArchRules.recommended());
    assertThat(read("code-rules:")).isEqualTo(SeedbedArchRules.recommended());
  }

  @Test
  void a_file_names_a_pack_and_switches_rules_on_and_off() throws IOException {
    SeedbedArchRules pack =
        read(
            """
            code-rules:
              pack: automatos
              rules:
                ARCH013: on
                string-user-ids: off
                ARCH018: on
            """);

    assertThat(pack.name()).isEqualTo("automatos");
    assertThat(ids(pack)).contains("ARCH013").doesNotContain("ARCH009", "ARCH008");
    assertThat(pack.conventions())
        .as("the pack's own")
        .isEqualTo(Conventions.DEFAULT.withTenants("workspace_id"));
  }

  @Test
  void what_a_file_exempts_passes_for_its_reason_until_its_day() throws IOException {
    String entry = "code-rules: {rules: {ARCH009: {exempt: [{objects: %s, reason: old%s}]}}}";
    CodeReport report = read(entry.formatted(SESSION, ", until: 2999-12-31")).over(session, none);
    assertThat(report.isClean()).isTrue();
    assertThat(report.waived()).singleElement().returns("old", each -> each.reason());

    CodeReport late = read(entry.formatted(SESSION, ", until: 2020-01-31")).over(session, none);
    assertThat(late.findings()).hasSize(1);
    assertThat(late.problems())
        .singleElement()
        .hasToString(
            """
            The acceptance of ARCH009 on %s is over
              expected: a last day that is still to come
              actual: 2020-01-31
              To fix: mend the code, and remove it: its reason was "old"
                  or: give it another day"""
                .formatted(SESSION));
  }

  @Test
  void rules_that_come_with_a_schema_can_be_exempted_from() throws IOException {
    SeedbedArchRules pack =
        read(
            "code-rules: {rules: {understood-sql: {exempt: [{objects: com.example.**, reason: old}]}}}");
    assertThat(pack.accepted())
        .containsExactly(new Acceptance("understood-sql", "com.example.**", "old"));
    assertThat(ids(pack)).isEqualTo(ids(SeedbedArchRules.recommended()));
  }

  @Test
  void a_baseline_lies_where_the_file_says() throws IOException {
    Baseline.update(
        folder.resolve("accepted.yaml"),
        baseline ->
            baseline.accept(
                SeedbedArchRules.recommended().over(session, none).findings(),
                "before our time",
                "ann",
                LocalDate.of(2026, 11, 29)));
    read("code-rules: {baseline: accepted.yaml}").check(session, none);
  }

  @Test
  void what_is_off_in_a_file_stays_off_against_a_schema() throws IOException {
    SeedbedArchRules pack =
        read("code-rules: {rules: {enum-labels: off, ARCH018: off, understood-sql: off}}")
            .against(Catalog.of("app", 170_000, List.of()))
            .against(new PGSimpleDataSource());
    assertThat(ids(pack))
        .contains("ARCH019", "ARCH022", "ARCH027")
        .doesNotContain("ARCH018", "ARCH025", "ARCH026");
    assertThat(
            ids(
                pack.with(SqlRules.QUERIES_FILTER_BY_TENANT)
                    .against(Catalog.of("app", 170_000, List.of()))))
        .contains("ARCH018");
  }

  @Test
  void a_file_says_what_columns_are_called() throws IOException {
    SeedbedArchRules pack =
        read(
            """
            code-rules:
              conventions:
                tenants: [account_id, team_id]
                user-ids: owner_id
                deleted-flag: gone
              rules: {ARCH012: on}
            """);
    Conventions names =
        Conventions.DEFAULT
            .withTenants("account_id", "team_id")
            .withUserIds("owner_id")
            .withSoftDelete("gone", "deleted_at");
    assertThat(pack.conventions()).isEqualTo(names);
    assertThat(pack.over(session, none).findings())
        .extracting(finding -> finding.rule().id())
        .contains("ARCH012")
        .doesNotContain("ARCH009");
    assertThat(SeedbedArchRules.named("automatos").conventions().tenants())
        .containsExactly("workspace_id");
  }

  @Test
  void unknown_and_empty_conventions_are_errors_with_their_line() {
    assertThatThrownBy(() -> read("code-rules:\n  conventions:\n    tenant: account_id"))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            Unknown key of conventions: tenant in %s, line 3
              expected: one of tenants, user-ids, created, updated, versions, money, deleted-flag,\
             deleted-time
              actual: "tenant"
              To fix: write tenants or money or created if that is what you meant, or remove the line"""
                .formatted(file()));
    assertThatThrownBy(() -> read("code-rules:\n  conventions:\n    tenants: []"))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            Wrong value of "tenants" in %s, line 3
              expected: at least one name
              actual: the list []
              To fix: write at least one name"""
                .formatted(file()));
  }

  @Test
  void unknown_names_are_errors_with_their_line_and_the_nearest() {
    assertThatThrownBy(() -> read("code-rules:\n  rules:\n    ARCH09: off"))
        .isInstanceOf(SeedbedException.class)
        .hasMessageContaining("ARCH09")
        .hasMessageContaining(file() + ", line 3")
        .hasMessageContaining("ARCH009");
    assertThatThrownBy(() -> read("code-rules:\n  pack: manna"))
        .isInstanceOf(SeedbedException.class)
        .hasMessageContaining(file() + ", line 2");
    assertThatThrownBy(
            () -> read("code-rules: {rules: {ARCH009: {exempt: [{objects: com.example.**}]}}}"))
        .isInstanceOf(SeedbedException.class)
        .hasMessageContaining("an exemption that nobody explained stays for ever");
    assertThatThrownBy(() -> SeedbedArchRules.read(folder.resolve("none.yaml")))
        .isInstanceOf(SeedbedException.class)
        .hasMessageContaining("none.yaml");
  }

  private Path file() {
    return folder.resolve("seedbed.yaml");
  }

  private SeedbedArchRules read(String text) throws IOException {
    Files.writeString(file(), text);
    return SeedbedArchRules.read(file());
  }

  private static List<String> ids(SeedbedArchRules pack) {
    return pack.codeRules().stream().map(rule -> rule.info().id()).toList();
  }
}
