package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ErrorMessageTest {
  @Test
  void says_everything_in_a_fixed_order() {
    ErrorMessage message =
        ErrorMessage.of("Cannot start the server")
            .toFix("free the port")
            .why("another server listens there")
            .actual("it is taken")
            .expected("port 5432 to be free")
            .toFix("set seedbed.port to 0");

    assertThat(message)
        .hasToString(
            """
            Cannot start the server
              expected: port 5432 to be free
              actual: it is taken
              why: another server listens there
              To fix: free the port
                  or: set seedbed.port to 0""");
  }

  @Test
  void leaves_out_what_was_not_said() {
    assertThat(ErrorMessage.of("Failed").toFix("try again"))
        .hasToString("Failed\n  To fix: try again");
    assertThat(ErrorMessage.of("Failed")).hasToString("Failed");
  }

  @Test
  void indents_further_lines() {
    assertThat(ErrorMessage.of("Failed").actual("one\ntwo\n"))
        .hasToString("Failed\n  actual: one\n    two");
  }

  @Test
  void becomes_an_exception_with_its_cause() {
    Exception cause = new IllegalStateException("down");

    assertThat(ErrorMessage.of("Failed").toException(cause)).hasMessage("Failed").hasCause(cause);
    assertThat(ErrorMessage.of("Failed").toException()).hasNoCause();
  }

  @Test
  void must_say_what_failed() {
    assertThatThrownBy(() -> ErrorMessage.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an error message must say what failed");
  }
}
