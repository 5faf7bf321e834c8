package dev.seedbed.assertions.rule.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreCommentsTest {
  private static final String FILE = "db/V1__shop.sql";

  @Test
  void is_for_the_statement_below_it() {
    IgnoreComment comment =
        one(
            """
            CREATE TABLE a ();
            -- seedbed:ignore MIG001, TYP001 reason="small, for ever" until=2027-01-31

            -- Orders.
            CREATE TABLE b (
              id int
            );
            """);
    assertThat(comment)
        .isEqualTo(
            new IgnoreComment(
                new Origin(FILE, 2),
                5,
                7,
                List.of("MIG001", "TYP001"),
                "small, for ever",
                LocalDate.of(2027, 1, 31),
                null));
  }

  @Test
  void is_for_the_statement_that_it_stands_in_or_behind() {
    assertThat(one("CREATE TABLE a (\n  id int -- seedbed:ignore A001 reason=\"x\"\n);\n"))
        .satisfies(each -> assertThat(each.first()).isEqualTo(1))
        .satisfies(each -> assertThat(each.last()).isEqualTo(3));
    assertThat(one("SELECT\n 1; -- seedbed:ignore A001 reason=\"x\"\nSELECT 2;"))
        .satisfies(each -> assertThat(each.first()).isEqualTo(1))
        .satisfies(each -> assertThat(each.last()).isEqualTo(2));
    assertThat(one("SELECT 1; SELECT 2; /* seedbed:ignore A001 reason=\"x\" */\nSELECT 3;").rules())
        .containsExactly("A001");
  }

  @Test
  void is_for_nothing_at_the_end_of_a_file() {
    IgnoreComment comment = one("SELECT 1;\n-- seedbed:ignore A001 reason=\"x\"");
    assertThat(comment.last()).isLessThan(comment.first());
  }

  @Test
  void leaves_strings_and_other_comments_alone() {
    assertThat(
            IgnoreComments.of(
                FILE,
                """
                SELECT '-- seedbed:ignore A001';
                -- see seedbed:ignore in the manual
                -- seedbed:ignored A001
                SELECT $$
                -- seedbed:ignore A001
                $$;
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reason=\"x\"|it names no rule",
        "A001 reason=\"x\" until=soon|\"soon\" is no date such as 2027-01-31",
        "A001 because=\"x\"|\"because\" is neither reason nor until",
        "A001 reason=\"x|",
        "A001 (x)|\"(x)\" is neither a rule, reason=\"…\" nor until=2027-01-31"
      })
  void says_what_it_cannot_read(String said, String defect) {
    IgnoreComment comment = one("-- seedbed:ignore " + said + "\nSELECT 1;");
    if (defect == null) {
      assertThat(comment.defect()).isNotNull();
    } else {
      assertThat(comment.defect()).isEqualTo(defect);
    }
  }

  @Test
  void knows_that_there_is_no_reason() {
    assertThat(one("-- seedbed:ignore A001\nSELECT 1;").reason()).isNull();
    assertThat(one("-- seedbed:ignore A001 reason=\" \"\nSELECT 1;").reason()).isNull();
    assertThat(one("-- seedbed:ignore text-user-ids reason=old\nSELECT 1;"))
        .satisfies(each -> assertThat(each.reason()).isEqualTo("old"))
        .satisfies(each -> assertThat(each.rules()).containsExactly("text-user-ids"));
  }

  @Test
  void reads_sql_files_that_are_there(@TempDir Path project) throws IOException {
    Files.createDirectories(project.resolve("db"));
    String text = "-- seedbed:ignore A001 reason=\"ü\"\r\nSELECT 1;\r\n";
    Files.writeString(project.resolve(FILE), text);
    Files.writeString(project.resolve("db/changes.yaml"), text);
    List<String> files = List.of(FILE, "db/changes.yaml", "db/gone.sql");
    assertThat(IgnoreComments.in(project, files))
        .containsExactly(
            new IgnoreComment(new Origin(FILE, 1), 2, 2, List.of("A001"), "ü", null, null));
  }

  private static IgnoreComment one(String text) {
    List<IgnoreComment> comments = IgnoreComments.of(FILE, text);
    assertThat(comments).hasSize(1);
    return comments.get(0);
  }
}
