package dev.seedbed.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  private static final String USAGE =
      """
      usage: bin/benchmark <group> [<word of a row>...]

      groups:
        letters     how long letters take
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void prints_usage_without_a_group() throws Exception {
    assertThat(run()).isEqualTo(2);
    assertThat(printed()).isEqualTo(USAGE);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void prints_usage_for_an_unknown_group() throws Exception {
    assertThat(run("numbers")).isEqualTo(2);
    assertThat(printed()).isEqualTo(USAGE);
  }

  @Test
  void measures_only_rows_with_all_of_the_words_and_does_not_write_them() throws Exception {
    assertThat(run("letters", "÷", "d")).isEqualTo(1);
    assertThat(printed())
        .isEqualTo(
            """
            c ÷ d
              ours 3.00 ms (3.00–3.00)
              peer 1.00 ms (1.00–1.00)

            row                                                                  ratio  target  met
            c ÷ d                                                                3.000    2.00  no

            0 of 1 targets met
            missed: c ÷ d
            """);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void succeeds_if_all_rows_that_were_measured_met_their_targets() throws Exception {
    assertThat(run("letters", "a")).isZero();
    assertThat(printed()).contains("1 of 1 targets met").doesNotContain("missed");
  }

  @Test
  void writes_the_rows_of_a_group_also_when_it_misses_a_target() throws Exception {
    assertThat(run("letters")).isEqualTo(1);
    assertThat(folder.resolve("letters.json"))
        .content()
        .isEqualToIgnoringNewLines(
            """
            [ {
              "row" : "a ÷ b",
              "ratio" : 0.333,
              "target" : 0.5,
              "met" : true
            }, {
              "row" : "c ÷ d",
              "ratio" : 3.0,
              "target" : 2.0,
              "met" : false
            } ]""");
  }

  @Test
  void prints_each_row_as_it_is_measured_and_then_the_table() throws Exception {
    run("letters");
    assertThat(printed())
        .isEqualTo(
            """
            a ÷ b
              ours 1.00 ms (1.00–1.00)
              peer 3.00 ms (3.00–3.00)
            c ÷ d
              ours 3.00 ms (3.00–3.00)
              peer 1.00 ms (1.00–1.00)
            e ÷ f
              not measured: there is no f

            row                                                                  ratio  target  met
            a ÷ b                                                                0.333    0.50  yes
            c ÷ d                                                                3.000    2.00  no

            1 of 2 targets met
            missed: c ÷ d
            written to %s
            """
                .formatted(folder.resolve("letters.json")));
  }

  private int run(String... arguments) throws Exception {
    return new Benchmark(List.of(new Letters()), folder, new PrintStream(out, true, UTF_8))
        .run(arguments);
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  private static final class Letters implements BenchmarkGroup {
    @Override
    public String name() {
      return "letters";
    }

    @Override
    public String description() {
      return "how long letters take";
    }

    @Override
    public void run(Report report) {
      Spread one = new Spread(List.of(1_000_000L));
      Spread three = new Spread(List.of(3_000_000L));
      report.measured("a ÷ b", 0.5, new Measurement(one, three));
      report.measured("c ÷ d", 2, new Measurement(three, one));
      report.notMeasured("e ÷ f", "there is no f");
    }
  }
}
