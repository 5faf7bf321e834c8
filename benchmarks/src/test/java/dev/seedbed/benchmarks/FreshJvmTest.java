package dev.seedbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshJvmTest {
  /** What the program below prints. */
  record Answer(long pid, String property, String variable, String argument) {}

  /** Prints where and with what it runs. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      if (arguments[0].equals("fail")) {
        throw new IllegalStateException("as told");
      }
      System.out.println("not this line");
      System.out.printf(
          "{\"pid\": %d, \"property\": \"%s\", \"variable\": \"%s\", \"argument\": \"%s\"}%n",
          ProcessHandle.current().pid(),
          System.getProperty("letter"),
          System.getenv("LETTER"),
          arguments[0]);
    }
  }

  @Test
  void reads_what_a_program_in_another_process_printed_last() throws Exception {
    Answer answer = jvm("x").run();
    assertThat(answer.pid()).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(answer).isEqualTo(new Answer(answer.pid(), "a", "b", "x"));
  }

  @Test
  void shows_what_a_program_printed_that_failed() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> jvm("fail").run())
        .withMessageContaining("[fail] failed:\n")
        .withMessageContaining("as told");
  }

  private static FreshJvm<Answer> jvm(String argument) {
    return new FreshJvm<>(
        Program.class,
        Map.of("letter", "a"),
        Map.of("LETTER", "b"),
        List.of(argument),
        Answer.class);
  }
}
