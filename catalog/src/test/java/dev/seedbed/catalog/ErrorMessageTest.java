package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorMessageTest {

  @Test
  void says_what_failed_what_was_expected_and_seen_why_and_what_to_do() {
    ErrorMessage message =
        ErrorMessage.of("Migration folder not found: db/migration")
            .expected("a folder")
            .actual("no such folder")
            .why("the setting comes from seedbed.yaml")
            .toFix("create it")
            .toFix("name another");

    assertThat(message)
        .hasToString(
            """
            Migration folder not found: db/migration
              expected: a folder
              actual: no such folder
              why: the setting comes from seedbed.yaml
              To fix: create it
                  or: name another""");
  }

  @Test
  void leaves_out_what_is_not_said() {
    assertThat(ErrorMessage.of("Interrupted")).hasToString("Interrupted");
  }

  @Test
  void indents_the_further_lines_of_a_text() {
    assertThat(ErrorMessage.of("Failed").actual("one\ntwo\n"))
        .hasToString(
            """
            Failed
              actual: one
                two""");
  }

  @Test
  void refuses_to_say_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorMessage.of(" "))
        .withMessage("an error message must say what failed");
  }

  @Test
  void becomes_an_exception_that_keeps_its_parts_and_its_cause() {
    ErrorMessage message = ErrorMessage.of("Failed").toFix("try again");
    IOException cause = new IOException("disk full");

    SeedbedException exception = message.toException(cause);

    assertThat(exception).hasMessage("Failed\n  To fix: try again").hasCause(cause);
    assertThat(exception.error()).isEqualTo(message);
  }
}
