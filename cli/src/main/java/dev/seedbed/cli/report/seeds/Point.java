package dev.seedbed.cli.report.seeds;

import java.util.Comparator;
import java.util.List;

/**
 * A value of a plot.
 *
 * @param label what it is the value of
 */
public record Point(String label, double value) {

  /** The greatest of them, the greatest first; equal ones by their labels. */
  static List<Point> largest(List<Point> points, int most) {
    return points.stream()
        .sorted(Comparator.comparing(Point::value).reversed().thenComparing(Point::label))
        .limit(most)
        .toList();
  }
}
