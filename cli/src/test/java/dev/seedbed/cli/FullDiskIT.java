package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that write files, on a disk without room and on one that may only be read. */
class FullDiskIT {
  /** Both disks are there for one process only, and go with it. */
  private static final String DISKS =
      """
      set -e
      for disk in full readonly; do
        mkdir $disk
        mount -t tmpfs -o size=256k tmpfs $disk
        mkdir -p $disk/db/migration
        echo 'SELECT 1;' > $disk/db/migration/V1__one.sql
        echo before > $disk/schema.sql
        echo before > $disk/seedbed-report.html
        echo before > $disk/seedbed.sarif
      done
      head -c 1m /dev/zero > full/filler 2> /dev/null || true
      mount -o remount,ro readonly
      exec "$@"
      """;

  @TempDir private Path folder;

  /** Runs commands, and prints what came of them and what then lies on the disk. */
  static final class Commands {
    private Commands() {}

    /** Takes the disk, and the URL of a database. */
    public static void main(String[] arguments) throws IOException {
      Path disk = Path.of(arguments[0]).toAbsolutePath();
      String url = arguments[1];
      for (List<String> command :
          List.of(
              List.of("init"),
              List.of("snapshot", "--from=database", "--url", url),
              List.of("report", "--quiet", "--no-trace", "--url", url),
              List.of("check", "--format=sarif", "--output=seedbed.sarif", "--url", url),
              List.of("accept", "--reason=old", "--rule=KEY001", "--url", url),
              List.of("seed", "--quiet", "--plan=../plan.yaml", "--out=rows", "--url", url))) {
        CommandRun run = CommandRun.in(disk).run(command.toArray(String[]::new));
        print(command.get(0) + " ended with " + run.exitCode() + "\n" + run.err());
      }
      try (Stream<Path> all = Files.walk(disk)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          String text = file.endsWith("filler") ? "" : " " + Files.readString(file).strip();
          print(disk.relativize(file) + text + "\n");
        }
      }
    }

    private static void print(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.out.write(bytes, 0, bytes.length);
    }
  }

  @Test
  void a_disk_without_room_keeps_what_it_had_and_gets_no_half_files() throws Exception {
    String reason = "No space left on device";
    String expected =
        expected("full")
            .replaceAll("ROWS", "IOException: " + reason)
            .replaceAll("WHY", reason)
            .replaceAll("(FILE|LOCK)\\([^)]*\\)", "java.io.IOException: " + reason)
            .replace("schema.sql before\n", "filler\nschema.sql before\n");

    assertThat(printed("full")).isEqualTo(expected);
  }

  @Test
  void a_project_that_may_only_be_read_stays_as_it_was() throws Exception {
    String reason = "Read-only file system";
    String expected =
        expected("readonly")
            .replaceAll("ROWS", "FileSystemException: " + disk("readonly") + "/rows: " + reason)
            .replaceAll("WHY", reason)
            .replaceAll("LOCK\\(([^)]*)\\)", "java.io.FileNotFoundException: $1 (" + reason + ")")
            .replaceAll("FILE\\(([^)]*)\\)", "java.nio.file.FileSystemException: $1: " + reason);

    assertThat(printed("readonly")).isEqualTo(expected);
  }

  private Path disk(String name) {
    return folder.resolve(name);
  }

  private String expected(String disk) {
    return """
        init ended with 2
        Cannot write DISK/seedbed.yaml
          expected: a folder that may be written to, with room for the file
          actual: FILE(DISK/seedbed.yaml)
          To fix: make the folder writable, or make room
        snapshot ended with 2
        Cannot write the schema snapshot DISK/schema.sql
          expected: a file that this user can write
          actual: FILE(DISK/schema.sql)
          To fix: name another file: seedbed snapshot FILE
        report ended with 2
        Cannot write the report to DISK/seedbed-report.html
          expected: a folder that can be written to, with room for the report
          actual: WHY
          To fix: name another place: --out FILE
              or: make room, or allow writing in DISK
        check ended with 2
        Cannot write the report DISK/seedbed.sarif
          expected: a file that can be made or replaced
          actual: FILE(DISK/seedbed.sarif)
          To fix: name another file after --output, or make its folder writable
        accept ended with 2
        Cannot write the baseline DISK/seedbed-baseline.yaml
          expected: a file that can be read and replaced
          actual: LOCK(DISK/.seedbed-baseline.yaml.lock)
          To fix: make the file and its folder writable
        seed ended with 2
        Cannot write the rows of the seed plan to DISK/rows
          expected: a folder with room for all of them
          actual: ROWS
          why: files are written beside their place and moved there, so none is half written
          To fix: make room, or name another folder, and write again
        db/migration/V1__one.sql SELECT 1;
        schema.sql before
        seedbed-report.html before
        seedbed.sarif before
        """
        .replace("DISK", disk(disk).toString());
  }

  private String printed(String disk) throws Exception {
    ServerOfTests.create("full_test");
    ServerOfTests.execute("full_test", "CREATE TABLE notes (id int, body text)");
    Files.writeString(
        folder.resolve("plan.yaml"), "seed: 1\ntables: {public.notes: {count: 20}}\n");
    CommandRun run =
        ChildProcess.main(Commands.class, folder, Map.of())
            .within("unshare", "-rm", "sh", "-c", DISKS, "sh")
            .start(disk, ServerOfTests.url("full_test"))
            .end();
    assertThat(run.exitCode())
        .as("with disks of its own, for which this user must be allowed namespaces: " + run.err())
        .isZero();
    return run.out();
  }
}
