package dev.seedbed.benchmarks.cli;

import dev.seedbed.benchmarks.BenchmarkGroup;
import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Measurement;
import dev.seedbed.benchmarks.Pairs;
import dev.seedbed.benchmarks.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code bin/seedbed} beside a Java program that does nothing. */
public final class CliGroup implements BenchmarkGroup {
  /** The first makes the archive of classes, the second what the server's cache lacks. */
  private static final Interleaving OFTEN = new Interleaving(3, 21);

  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "cli";
  }

  @Override
  public String description() {
    return "the command line: its start, and a check with a warm cache";
  }

  @Override
  public void run(Report report) throws Exception {
    WholeProcess empty =
        new WholeProcess(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("benchmarks", "target", "classes").toString(),
                EmptyProgram.class.getName()),
            0);
    report.measure(
        "start: bin/seedbed --version ÷ an empty Java program",
        3,
        () -> pairs(empty, "--version").measurement(nanos -> nanos));
    String row = "check: samples/manifest, embedded, warm cache, whole process, s";
    if (report.wants(row)) {
      Measurement check =
          pairs(
                  empty,
                  "check",
                  "--project=samples/manifest",
                  "--pack=manifest",
                  "--server=embedded")
              .measurement(nanos -> nanos);
      report.figure(
          row,
          1.5,
          false,
          check.ours().median() / NANOS,
          check.ours() + ", " + Math.round(check.ratio() * 10) / 10.0 + " × an empty Java program");
    }
  }

  private static Pairs<Long> pairs(WholeProcess empty, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bin/seedbed"));
    command.addAll(List.of(arguments));
    return OFTEN.run(new WholeProcess(command, 0), empty);
  }
}
