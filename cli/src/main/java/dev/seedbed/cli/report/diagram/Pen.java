package dev.seedbed.cli.report.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a line of right angles with rounded corners, and marks at its ends. */
final class Pen {
  private static final double ROUND = 8;
  private static final double FOOT = 9;

  private record Point(double x, double y) {}

  private final List<Point> points = new ArrayList<>();

  /** Begins at the side of a table, and goes across to this place. */
  Pen(double x, double y, double to) {
    points.add(new Point(x, y));
    across(to);
  }

  void across(double x) {
    points.add(new Point(x, last().y()));
  }

  void down(double y) {
    points.add(new Point(last().x(), y));
  }

  private Point last() {
    return points.get(points.size() - 1);
  }

  /** The line with a crow's foot where it begins, and a bar where it ends. */
  String drawn() {
    StringBuilder path = new StringBuilder();
    Point start = points.get(0);
    double foot = Math.signum(points.get(1).x() - start.x()) * FOOT;
    path.append(
        format(
            "M%s %sL%s %sL%s %s",
            start.x(), start.y() - 4, start.x() + foot, start.y(), start.x(), start.y() + 4));
    path.append(format("M%s %s", start.x(), start.y()));
    for (int i = 1; i < points.size() - 1; i++) {
      corner(path, points.get(i - 1), points.get(i), points.get(i + 1));
    }
    Point end = last();
    double bar = Math.signum(points.get(points.size() - 2).x() - end.x()) * FOOT * 0.7;
    path.append(format("L%s %s", end.x(), end.y()));
    path.append(format("M%s %sL%s %s", end.x() + bar, end.y() - 4, end.x() + bar, end.y() + 4));
    return path.toString();
  }

  private static void corner(StringBuilder path, Point before, Point at, Point after) {
    double round = Math.min(ROUND, Math.min(distance(before, at), distance(at, after)) / 2);
    if (round < 0.5) {
      path.append(format("L%s %s", at.x(), at.y()));
      return;
    }
    Point in = towards(at, before, round);
    Point out = towards(at, after, round);
    path.append(format("L%s %sQ%s %s %s %s", in.x(), in.y(), at.x(), at.y(), out.x(), out.y()));
  }

  private static double distance(Point one, Point other) {
    return Math.abs(one.x() - other.x()) + Math.abs(one.y() - other.y());
  }

  private static Point towards(Point from, Point to, double length) {
    return new Point(
        from.x() + Math.signum(to.x() - from.x()) * length,
        from.y() + Math.signum(to.y() - from.y()) * length);
  }

  private static String format(String path, Double... numbers) {
    Object[] texts = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      String text = String.format(Locale.ROOT, "%.1f", numbers[i]);
      texts[i] = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
    return String.format(Locale.ROOT, path, texts);
  }
}
