package dev.seedbed.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a group found out, told as it comes.
 *
 * <p>Not thread-safe.
 */
public final class Report {
  private static final String LINE = "%-66s %7s %7s  %s%n";

  private final PrintStream out;
  private final List<String> words;
  private final List<Result> results = new ArrayList<>();

  /**
   * @param out where it is told
   * @param words which all are in the names of the rows that are wanted
   */
  public Report(PrintStream out, List<String> words) {
    this.out = out;
    this.words = List.copyOf(words);
  }

  /** Whether a row is to be measured. */
  public boolean wants(String row) {
    return words.stream().allMatch(row::contains);
  }

  /** Measures a row if it is wanted. */
  public void measure(String row, double target, Trial<Measurement> trial) throws Exception {
    if (wants(row)) {
      measured(row, target, trial.run());
    }
  }

  /** A row that was measured; not told if it is not wanted. */
  public void measured(String row, double target, Measurement measurement) {
    if (!wants(row)) {
      return;
    }
    results.add(Result.of(row, target, measurement.ratio()));
    out.printf("%s%n  ours %s%n  peer %s%n", row, measurement.ours(), measurement.peer());
  }

  /** Measures durations whose inverse, the rate, must be at least so much of the peer's. */
  public void measureRate(String row, double target, Trial<Measurement> trial) throws Exception {
    if (wants(row)) {
      Measurement measurement = trial.run();
      results.add(Result.atLeast(row, target, 1 / measurement.ratio()));
      out.printf("%s%n  ours %s%n  peer %s%n", row, measurement.ours(), measurement.peer());
    }
  }

  /**
   * A figure that must be at least, or at most, so much.
   *
   * @param details where it comes from
   */
  public void figure(String row, double target, boolean atLeast, double figure, String details) {
    if (wants(row)) {
      results.add(atLeast ? Result.atLeast(row, target, figure) : Result.of(row, target, figure));
      out.printf("%s%n  %s%n", row, details);
    }
  }

  /** A row that could not be measured, and why; it is not among the results. */
  public void notMeasured(String row, String why) {
    if (wants(row)) {
      out.printf("%s%n  not measured: %s%n", row, why);
    }
  }

  /** What else is worth knowing. */
  public void note(String text) {
    out.println(text);
  }

  List<Result> results() {
    return List.copyOf(results);
  }

  /** Prints all rows, and which of them missed their target. */
  void printTable() {
    out.printf("%n" + LINE, "row", "ratio", "target", "met");
    for (Result result : results) {
      out.printf(
          LINE,
          result.row(),
          String.format(Locale.ROOT, "%.3f", result.ratio()),
          String.format(Locale.ROOT, "%.2f", result.target()),
          result.met() ? "yes" : "no");
    }
    List<String> missed = results.stream().filter(row -> !row.met()).map(Result::row).toList();
    out.printf("%n%d of %d targets met%n", results.size() - missed.size(), results.size());
    missed.forEach(row -> out.println("missed: " + row));
  }

  /** Whether a row missed its target. */
  boolean isMissed() {
    return results.stream().anyMatch(row -> !row.met());
  }

  /** Writes the results as a JSON array. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), results);
  }
}
