package dev.seedbed.samples.mana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.junit.ProjectRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A colleague's branch, whose migration knows nothing of the guideline, does not get through. */
class BranchTest {
  private static final String NOTES =
      "services/mana-analytics/src/db/migrations/0002_quick_notes/migration.sql";

  @TempDir Path checkout;

  // tag::branch[]
  @Test
  void a_branch_that_breaks_the_guideline_is_told_where_and_what_to_do() throws Exception {
    checkOutMain();
    copy(Path.of("src/test/branches/quick-notes"), checkout);

    MigrationBase deployed = MigrationBase.of(List.of(NOTES), List.of()); // or since("origin/main")
    RunReport report = ProjectRules.in(checkout).since(deployed).check();

    assertThat(report.verdict(Severity.WARNING, true)).isEqualTo(Verdict.FINDINGS);
    assertThat(report.findings())
        .extracting(each -> each.rule().id(), Finding::objectName, each -> lineOf(each))
        .containsExactlyInAnyOrder(
            tuple("NS001", "public.quick_notes", 1),
            tuple("NS002", "public.quick_notes", 1),
            tuple("TYP001", "public.quick_notes.user_id", 3),
            tuple("TIM001", "public.quick_notes.updated_at", 1),
            tuple("NAM009", "feedback.submissions_category_idx", 8),
            tuple("MIG001", "feedback.submissions_category_idx", 8),
            tuple("MIG018", "feedback.submissions", 8),
            tuple("MIG023", "public.quick_notes", 1));
    assertThat(report.findings().stream().map(each -> each.fix().toSql()))
        .anyMatch(fix -> fix.contains("\"quick_notes\" SET SCHEMA \"feedback\""))
        .anyMatch(fix -> fix.contains("ALTER COLUMN \"user_id\" TYPE text"))
        .anyMatch(fix -> fix.contains("ADD COLUMN \"updated_at\" timestamptz NOT NULL"))
        .anyMatch(fix -> fix.contains("CREATE INDEX CONCURRENTLY"));
  }

  // end::branch[]

  @Test
  void main_itself_passes() throws Exception {
    checkOutMain();

    MigrationBase deployed = MigrationBase.of(List.of(), List.of());
    RunReport report = ProjectRules.in(checkout).since(deployed).check();

    assertThat(report.verdict(Severity.INFO, true)).as(report.toString()).isEqualTo(Verdict.CLEAN);
  }

  private static int lineOf(Finding finding) {
    assertThat(finding.origin()).isNotNull();
    assertThat(finding.origin().file()).isEqualTo(NOTES);
    return finding.origin().line();
  }

  private void checkOutMain() throws IOException {
    Files.copy(Path.of("seedbed.yaml"), checkout.resolve("seedbed.yaml"));
    copy(Path.of("services"), checkout.resolve("services"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
