package dev.seedbed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {
  @TempDir Path folder;

  @Test
  void tells_what_it_did_and_writes_a_report_whatever_the_folder_configures() throws Exception {
    SampleProject project =
        new SampleProject(folder)
            .file("seedbed.yaml", "url: postgresql://db.example.org/production\nnonsense: true\n");
    CommandRun run = project.run("demo", "--messages", "500");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String page = project.read("seedbed-demo.html");
    assertThat(page).contains("\"agent_messages\"", "V4__create_telemetry.sql");
    assertThat(
            run.out()
                .replaceAll(" +\\d+\\.\\d\\d s", " TIME")
                .replaceAll("PostgreSQL [\\d.]+, pgvector [\\d.]+; cache .*", "VERSIONS")
                .replaceAll("[\\d,]+, of which", "ROWS, of which"))
        .isEqualTo(
            """
            The schema of a service that records what AI agents do
              server      TIME  embedded, VERSIONS
              schema      TIME  21 tables, made by 8 migrations
              rows        TIME  ROWS, of which 500 are messages
              rules       TIME  70 of pack manifest, none broken
              report      TIME  one file, which needs no other
              all         TIME

            Look at it     %s
            Your project   seedbed init
                           seedbed check
            All commands   seedbed --help
            """
                .formatted(folder.resolve("seedbed-demo.html"))
                .replaceAll(" +TIME", " TIME"));
  }

  @Test
  void leaves_a_project_that_can_be_checked_and_tells_all_as_json() throws Exception {
    SampleProject project = new SampleProject(folder);
    CommandRun run =
        project.run("demo", "--json", "--messages=500", "--dir=demo", "--out=out/page.html");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.at("/report").asText()).isEqualTo(folder.resolve("out/page.html").toString());
    assertThat(json.at("/project").asText()).isEqualTo(folder.resolve("demo").toString());
    assertThat(json.at("/messages").asInt()).isEqualTo(500);
    assertThat(json.at("/rows").asInt()).isGreaterThan(500);
    assertThat(json.at("/findings").asInt()).isZero();
    assertThat(json.at("/steps").findValuesAsText("name"))
        .containsExactly("server", "schema", "rows", "rules", "report");
    assertThat(folder.resolve("out/page.html")).isNotEmptyFile();
    CommandRun check = project.run("check", "--project", "demo");
    assertThat(check.out()).startsWith("pack manifest, ");
    assertThat(check.exitCode()).isZero();
  }

  @Test
  void leaves_files_of_others_alone() throws Exception {
    SampleProject project =
        new SampleProject(folder)
            .file("seedbed-demo.html", "<title>mine</title>")
            .file("demo/db/migration/V3__create_api_keys.sql", "SELECT 1;\n");
    CommandRun report = project.run("demo");
    assertThat(report.err())
        .isEqualTo(
            """
            The demo would overwrite %s
              expected: no such file, or an earlier report
              actual: a file that Seedbed has not written
              To fix: name another one: --out FILE
                  or: overwrite it: --force
            """
                .formatted(folder.resolve("seedbed-demo.html")));
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(project.read("seedbed-demo.html")).isEqualTo("<title>mine</title>");
    CommandRun migrations = project.run("demo", "--force", "--dir", "demo");
    assertThat(migrations.err())
        .isEqualTo(
            """
            The demo would overwrite %s
              expected: a folder without such a file, or with the demo's own
              actual: a file with another content
              To fix: name another folder: --dir DIR
                  or: hold what you have changed to its rules: seedbed check --project DIR
            """
                .formatted(folder.resolve("demo/db/migration/V3__create_api_keys.sql")));
    assertThat(migrations.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("demo/seedbed.yaml")).doesNotExist();
  }

  @Test
  void refuses_a_project_folder_that_cannot_be_made() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    CommandRun run = new SampleProject(folder).run("demo", "--dir", "file/demo");
    assertThat(run.err())
        .startsWith(
            "Cannot write the project of the demo to %s\n".formatted(folder.resolve("file/demo"))
                + "  expected: a folder that can be written to\n  actual: ")
        .endsWith("  To fix: name another one: --dir DIR\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
