package dev.seedbed.database.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a failed test, to be printed below its stack trace.
 *
 * <pre>{@code
 * TestReport report = TestReport.EMPTY.with("seed 42", List.of()).with("rows written", rows);
 * System.err.println(report);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param sections what there is to say, in the order in which it is printed
 */
public record TestReport(List<Section> sections) {
  /** Nothing is known. */
  public static final TestReport EMPTY = new TestReport(List.of());

  /** Copies the list. */
  public TestReport {
    sections = List.copyOf(sections);
  }

  /**
   * A heading and what stands below it.
   *
   * @param lines perhaps none, if the title says it all
   */
  public record Section(String title, List<String> lines) {
    /** Copies the list. */
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /** This report and a section at its end. */
  public TestReport with(String title, List<String> lines) {
    return and(new TestReport(List.of(new Section(title, lines))));
  }

  /** As {@link #with}, unless there are no lines. */
  public TestReport withAny(String title, List<String> lines) {
    return lines.isEmpty() ? this : with(title, lines);
  }

  /** This report and what another one says. */
  public TestReport and(TestReport other) {
    List<Section> all = new ArrayList<>(sections);
    all.addAll(other.sections);
    return new TestReport(all);
  }

  /** The titles, each with its lines indented below it; no line break at the end. */
  @Override
  public String toString() {
    List<String> text = new ArrayList<>();
    for (Section section : sections) {
      text.add(section.title());
      section.lines().forEach(line -> text.add("  " + line.replace("\n", "\n    ")));
    }
    return String.join("\n", text);
  }
}
