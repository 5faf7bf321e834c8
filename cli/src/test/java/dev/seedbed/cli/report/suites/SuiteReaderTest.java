package dev.seedbed.cli.report.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.report.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteReaderTest {
  private static final String REPORT =
      """
      <testsuite name="app.AgentTest" time="9" tests="3">
        <testcase name="fast" time="0.010"/>
        <testcase name="slow" time="1,002.5"><failure>no</failure></testcase>
        <testcase name="off" time=""><skipped/></testcase>
      </testsuite>
      """;

  @TempDir Path project;

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void reports_of_all_modules_are_found_the_slowest_first() throws IOException {
    write("api/target/surefire-reports/TEST-app.AgentTest.xml", REPORT);
    write("build/test-results/test/TEST-b.xml", REPORT.replace("1,002.5", "2000"));
    write("api/target/failsafe-reports/failsafe-summary.xml", "<failsafe-summary/>");
    write("pom.xml", REPORT);
    write("node_modules/x/test-results/a.xml", REPORT);
    Suites suites = SuiteReader.read(project, project);
    assertThat(suites.suites()).extracting(SuiteView::module).containsExactly("", "api");
    assertThat(suites.suites().get(1))
        .isEqualTo(
            new SuiteView(
                "app.AgentTest",
                "api",
                3,
                1,
                1,
                1_002.51,
                List.of(
                    new SuiteView.SlowTest("slow", 1_002.5),
                    new SuiteView.SlowTest("fast", 0.01),
                    new SuiteView.SlowTest("off", 0))));
    assertThat(suites.missing()).isNull();
  }

  @Test
  void a_folder_that_is_named_need_not_be_called_like_one() throws IOException {
    write("out/a.xml", REPORT);
    assertThat(SuiteReader.read(project, project.resolve("out")).suites()).hasSize(1);
    assertThat(SuiteReader.read(project, project).suites()).isEmpty();
  }

  @Test
  void files_that_are_no_reports_are_named_and_entities_not_followed() throws IOException {
    write("secret.txt", "secret");
    write("target/surefire-reports/TEST-cut.xml", "<testsuite name='a'><testcase");
    write(
        "target/surefire-reports/TEST-evil.xml",
        "<!DOCTYPE t [<!ENTITY x SYSTEM '"
            + project.resolve("secret.txt").toUri()
            + "'>]><testsuite name='b'>&x;<testcase name='c'/></testsuite>");
    Suites suites = SuiteReader.read(project, project);
    assertThat(suites.suites()).isEmpty();
    assertThat(suites.unreadable())
        .containsExactly(
            "target/surefire-reports/TEST-cut.xml", "target/surefire-reports/TEST-evil.xml");
  }

  @Test
  void no_reports_are_said_to_be_missing() throws IOException {
    assertThat(SuiteReader.read(project, project).missing())
        .isEqualTo(
            new Missing(
                "No test reports were found in the project.",
                "Run the tests first; reports elsewhere are named with --tests."));
  }
}
