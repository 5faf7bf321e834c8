package dev.seedbed.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that are refused before any database is looked for. */
class SeedOptionsTest {
  @TempDir private Path folder;

  @Test
  void a_part_is_one_of_so_many() {
    assertRefused(
        """
        Not a part: --partition 4/3
          expected: the number of the part and how many there are, such as 1/3, 2/3 and 3/3
          actual: 4/3
          To fix: write --partition 1/3
        """,
        "--partition",
        "4/3");
  }

  @Test
  void an_anchor_is_a_moment() {
    assertRefused(
        """
        Not a moment: --anchor yesterday
          expected: a moment such as 2026-01-01T00:00:00Z, or now
          actual: yesterday
          To fix: write it with date, time and a Z for UTC
        """,
        "--anchor",
        "yesterday");
  }

  @Test
  void a_manifest_is_there() {
    assertRefused(
        """
        Cannot read the manifest %s
          expected: the manifest.json that seedbed seed --out wrote, or what --manifest did
          actual: no such file
          To fix: correct --verify
        """
            .formatted(folder.resolve("rows.json")),
        "--verify=rows.json");
  }

  @Test
  void a_manifest_can_be_written() throws IOException {
    Files.createDirectory(folder.resolve("rows"));
    assertRefused(
        """
        Cannot write the manifest %s
          expected: a file in a folder that is there, may be written to and has room
          actual: no such folder
          To fix: correct --manifest, or make its folder
        """
            .formatted(folder.resolve("nowhere/m.json")),
        "--manifest",
        "nowhere/m.json");
    assertRefused(
        """
        Cannot write the manifest %s
          expected: a file in a folder that is there, may be written to and has room
          actual: a folder
          To fix: correct --manifest, or make its folder
        """
            .formatted(folder.resolve("rows")),
        "--manifest",
        "rows");
    assertRefused(
        """
        Options that do not go together
          expected: --manifest for rows that are made, and --verify=MANIFEST makes none
          actual: --manifest
          To fix: leave one of them away
        """,
        "--verify=rows.json",
        "--manifest",
        "m.json");
  }

  @Test
  void numbers_are_above_0() {
    assertRefused(
        """
        No plan can have this --messages
          expected: a number above 0 that fits the plan's other numbers
          actual: 0
          To fix: give another number, or leave --messages away
        """,
        "--messages",
        "0");
  }

  @Test
  void numbers_go_with_those_of_the_plan() throws IOException {
    Files.writeString(
        folder.resolve("seedbed.yaml"), "seed-plan: {seed: 1, agents: {conversations: 20}}");

    assertRefused(
        """
        No plan can have this --messages
          expected: a number above 0 that fits the plan's other numbers
          actual: 20 conversations, 5 messages
          To fix: give another number
        """,
        "--messages",
        "5");
  }

  @Test
  void what_is_for_databases_does_not_go_with_files() {
    assertRefused(
        """
        Options that do not go together
          expected: --resume for a database, and --out writes files
          actual: --resume
          To fix: leave one of them away
        """,
        "--out",
        "rows",
        "--resume");
    assertRefused(
        """
        Options that do not go together
          expected: --format for files, which need --out DIR
          actual: --format
          To fix: leave one of them away
        """,
        "--format",
        "csv");
  }

  @Test
  void without_a_url_the_development_database_must_run() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));

    CommandRun run =
        CommandRun.in(folder)
            .with("SEEDBED_SERVER", "embedded")
            .with("XDG_STATE_HOME", folder.resolve("state").toString())
            .run("seed");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            """
            The development database does not run: %s
              expected: one that seedbed up has started
              actual: none was made
              To fix: start it: seedbed up
                  or: name another database: --url postgresql://…
            """
                .formatted(folder.toRealPath()));
  }

  private void assertRefused(String message, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "seed";
    System.arraycopy(options, 0, arguments, 1, options.length);
    CommandRun run = CommandRun.in(folder).run(arguments);

    assertThat(run.err()).isEqualTo(message);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
