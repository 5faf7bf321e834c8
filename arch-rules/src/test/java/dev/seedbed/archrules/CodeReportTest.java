package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.broken.Session;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.format.ReportFormat;
import dev.seedbed.assertions.rule.run.BaselineUse;
import dev.seedbed.assertions.rule.run.RunReport;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports on code in the formats of those on schemas. */
class CodeReportTest {
  private static final SeedbedArchRules USER_IDS =
      SeedbedArchRules.of(EntityTypeRules.USER_IDS_ARE_STRINGS, EntityTypeRules.MONEY_IS_EXACT);
  private static final String SESSION = "dev.seedbed.archrules.broken.Session.userId";
  private static final String SOURCE = "src/test/java/dev/seedbed/archrules/broken/Session.java";

  private final JavaClasses session = new ClassFileImporter().importClasses(Session.class);
  private final JavaClasses none = new ClassFileImporter().importPackages("com.example.none");
  private final CodeReport report = USER_IDS.over(session, none);

  @Test
  void json_has_each_rule_and_each_finding_with_file_and_line() {
    assertThat(ReportFormat.JSON.render(report.asRun()))
        .contains("\"pack\" : \"given rules\"")
        .contains("\"database\" : \"1 class of dev.seedbed.archrules.broken\"")
        .contains("\"fingerprint\" : \"ARCH009 code " + SESSION + "\"")
        .contains("\"file\" : \"" + SOURCE + "\"")
        .contains("\"line\" : 9")
        .contains("\"id\" : \"ARCH014\"");
  }

  @Test
  void junit_has_a_case_for_each_rule() {
    assertThat(ReportFormat.JUNIT.render(report.asRun()))
        .contains("tests=\"2\"", "failures=\"1\"")
        .contains("ARCH009 string-user-ids", "ARCH014", SOURCE + ":9");
  }

  @Test
  void sarif_and_gitlab_know_the_line() {
    assertThat(ReportFormat.SARIF.render(report.asRun())).contains(SOURCE, "\"startLine\" : 9");
    assertThat(ReportFormat.GITLAB.render(report.asRun())).contains(SOURCE, "\"begin\" : 9");
    assertThat(ReportFormat.GITHUB.render(report.asRun())).contains("file=" + SOURCE + ",line=9");
  }

  @Test
  void what_is_accepted_and_what_is_fixed_is_told() {
    Baseline baseline =
        Baseline.EMPTY.accept(
            report.findings(), "before our time", "ann", LocalDate.of(2026, 11, 29));

    RunReport lenient = USER_IDS.with(baseline).over(session, none).asRun();
    assertThat(lenient.isClean()).isTrue();
    assertThat(lenient.baseline()).isEqualTo(new BaselineUse(1, List.of()));
    assertThat(ReportFormat.JSON.render(lenient)).contains("\"reason\" : \"before our time\"");

    RunReport stale = USER_IDS.with(baseline).over(Samples.CLEAN.code(), none).asRun();
    assertThat(stale.baseline())
        .isNotNull()
        .returns(true, BaselineUse::isStale)
        .extracting(BaselineUse::fixed)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(AcceptedFinding.class))
        .hasSize(1);
  }
}
