package dev.seedbed.cli.report.seeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.seedbed.cli.report.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A distribution.
 *
 * @param kind how it is drawn
 * @param title what it shows
 * @param unit what values are counted in
 * @param note what to know about it, such as where it was measured
 * @param series what is drawn, each under its name
 * @param missing why there is nothing to draw; null if there is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plot(
    Kind kind,
    String title,
    String unit,
    String note,
    List<Series> series,
    @Nullable Missing missing) {

  /** How values are drawn. */
  public enum Kind {
    /** Horizontal bars, each with its label. */
    BARS,
    /** By rank, without labels: the greatest first. */
    RANKED,
    /** By days. */
    DAYS,
    /** By hours of the week, Monday first. */
    WEEK,
    /** How many there are of each size; labels are the lower ends. */
    HISTOGRAM,
    /** A line over numbers, from 0 to 1. */
    CURVE
  }

  /** Values that belong together. */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  public Plot {
    series = List.copyOf(series);
  }

  /** A plot that could not be made. */
  static Plot without(Kind kind, String title, Missing missing) {
    return new Plot(kind, title, "", "", List.of(), missing);
  }
}
