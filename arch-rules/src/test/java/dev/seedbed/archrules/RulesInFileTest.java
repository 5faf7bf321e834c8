package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.broken.Session;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(pack.rules())
        .as("the pack's own conventions")
        .containsAll(
            SeedbedArchRules.named("automatos")
                .without(EntityTypeRules.USER_IDS_ARE_STRINGS)
                .rules());
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
  void a_rule_that_comes_with_a_schema_cannot_be_switched_off() {
    assertThatThrownBy(() -> read("code-rules:\n  rules:\n    ARCH026: off"))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            Rule ARCH026 cannot be switched off in a file
              expected: on, or exempt with objects and reasons
              actual: off, in %s, line 3
              why: it comes with .against(…), which the test says
              To fix: leave it out in the test: .without(CatalogRules.…)
                  or: exempt what it may let pass"""
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
