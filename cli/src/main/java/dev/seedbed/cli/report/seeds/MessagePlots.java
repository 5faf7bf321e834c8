package dev.seedbed.cli.report.seeds;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.cli.report.Missing;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How messages are spread over tenants, over time, and by what they took. */
record MessagePlots(Measurement measurement, Rows messages, @Nullable Rows agents) {
  private static final int MOST_RANKS = 120;
  private static final int MOST_DAYS = 400;
  private static final int MOST_MODELS = 10;
  private static final int HOURS_OF_WEEK = 7 * 24;

  private interface Drawing {
    Plot draw() throws SQLException;
  }

  List<Plot> all() {
    return List.of(
        drawn(Plot.Kind.RANKED, "Messages by tenant", this::tenants),
        drawn(
            Plot.Kind.DAYS,
            "Messages by day",
            () -> days("Messages by day", "messages", "count(*)")),
        drawn(Plot.Kind.WEEK, "Messages by hour of the week", this::week),
        drawn(Plot.Kind.HISTOGRAM, "Tokens of a message", this::tokens),
        drawn(Plot.Kind.DAYS, "Cost by day", this::cost),
        drawn(Plot.Kind.BARS, "Cost by model", this::models));
  }

  private static Plot drawn(Plot.Kind kind, String title, Drawing drawing) {
    try {
      return drawing.draw();
    } catch (SQLException e) {
      return Plot.without(kind, title, SeedReader.failed(e));
    }
  }

  private Plot without(Plot.Kind kind, String title, String what) {
    return Plot.without(
        kind,
        title,
        new Missing(
            "No column of " + messages.table().table() + " is known to hold " + what + ".",
            "Name it in seedbed.yaml under mapping."));
  }

  private Plot plot(Plot.Kind kind, String title, String unit, String note, List<Point> points) {
    return new Plot(kind, title, unit, note, List.of(new Plot.Series(unit, points)), null);
  }

  private Plot tenants() throws SQLException {
    String title = "Messages by tenant";
    Optional<String> own = messages.column("tenant");
    Optional<String> link = messages.column("agent");
    Optional<String> ofAgent =
        agents == null
            ? Optional.empty()
            : agents.table().column("tenant").map(name -> "a." + Identifier.quote(name));
    Optional<String> key =
        agents == null
            ? Optional.empty()
            : agents.table().column("id").map(name -> "a." + Identifier.quote(name));
    String from = messages.from();
    if (own.isEmpty()
        && agents != null
        && link.isPresent()
        && ofAgent.isPresent()
        && key.isPresent()) {
      from +=
          " JOIN " + agents.table().table().toSql() + " AS a ON " + key.get() + " = " + link.get();
    } else if (own.isEmpty()) {
      return without(Plot.Kind.RANKED, title, "the tenant");
    }
    List<Point> sizes =
        scaled(
            measurement.points(
                "SELECT "
                    + own.or(() -> ofAgent).orElseThrow()
                    + "::text, count(*) FROM "
                    + from
                    + " GROUP BY 1"));
    if (sizes.isEmpty()) {
      return without(Plot.Kind.RANKED, title, "a tenant that there is");
    }
    double total = sizes.stream().mapToDouble(Point::value).sum();
    String note =
        String.format(
            Locale.ROOT,
            "%d tenants, the largest has %.0f %%; %s",
            sizes.size(),
            100 * Point.largest(sizes, 1).get(0).value() / total,
            messages.note());
    return plot(Plot.Kind.RANKED, title, "messages", note, Point.largest(sizes, MOST_RANKS));
  }

  private Plot days(String title, String unit, String sum) throws SQLException {
    Optional<String> time = messages.column("timestamp", "created_at");
    if (time.isEmpty()) {
      return without(Plot.Kind.DAYS, title, "the time");
    }
    List<Point> found =
        scaled(
            measurement.points(
                "SELECT ("
                    + time.get()
                    + " AT TIME ZONE 'UTC')::date::text, "
                    + sum
                    + " FROM "
                    + messages.from()
                    + " WHERE "
                    + time.get()
                    + " IS NOT NULL GROUP BY 1 ORDER BY 1"));
    return found.isEmpty()
        ? without(Plot.Kind.DAYS, title, "a time that there is")
        : plot(Plot.Kind.DAYS, title, unit, "UTC; " + messages.note(), filled(found));
  }

  /** With the days between that have nothing, and no more than the last year or so. */
  private static List<Point> filled(List<Point> found) {
    List<Point> last = found.subList(Math.max(0, found.size() - MOST_DAYS), found.size());
    Map<String, Double> byDay = new HashMap<>();
    last.forEach(point -> byDay.put(point.label(), point.value()));
    List<Point> days = new ArrayList<>();
    LocalDate end = LocalDate.parse(last.get(last.size() - 1).label());
    LocalDate day = LocalDate.parse(last.get(0).label());
    day = day.isBefore(end.minusDays(MOST_DAYS)) ? end.minusDays(MOST_DAYS) : day;
    for (; !day.isAfter(end); day = day.plusDays(1)) {
      days.add(new Point(day.toString(), byDay.getOrDefault(day.toString(), 0.0)));
    }
    return days;
  }

  private Plot week() throws SQLException {
    String title = "Messages by hour of the week";
    Optional<String> time = messages.column("timestamp", "created_at");
    if (time.isEmpty()) {
      return without(Plot.Kind.WEEK, title, "the time");
    }
    String utc = "(" + time.get() + " AT TIME ZONE 'UTC')";
    List<Point> found =
        measurement.points(
            "SELECT ((extract(isodow FROM "
                + utc
                + ") - 1) * 24 + extract(hour FROM "
                + utc
                + "))::int::text, count(*) FROM "
                + messages.from()
                + " WHERE "
                + time.get()
                + " IS NOT NULL GROUP BY 1");
    double[] hours = new double[HOURS_OF_WEEK];
    found.forEach(
        point -> hours[Integer.parseInt(point.label())] = point.value() * messages.weight());
    List<Point> points = new ArrayList<>();
    for (int hour = 0; hour < HOURS_OF_WEEK; hour++) {
      points.add(new Point(Integer.toString(hour), hours[hour]));
    }
    return plot(Plot.Kind.WEEK, title, "messages", "UTC; " + messages.note(), points);
  }

  private Plot tokens() throws SQLException {
    String title = "Tokens of a message";
    List<Plot.Series> series = new ArrayList<>();
    for (String side : List.of("input", "output")) {
      Optional<String> column = messages.column(side + "_tokens");
      if (column.isPresent()) {
        series.add(
            new Plot.Series(
                side + " tokens",
                scaled(
                    measurement.points(
                        "SELECT (2 ^ b)::bigint::text, (SELECT count(*) FROM "
                            + messages.from()
                            + " WHERE "
                            + column.get()
                            + " >= 2 ^ b AND "
                            + column.get()
                            + " < 2 ^ (b + 1)) FROM generate_series(0, 17) AS b ORDER BY b"))));
      }
    }
    if (series.isEmpty()) {
      return without(Plot.Kind.HISTOGRAM, title, "tokens");
    }
    String note = "How many have so many tokens or more, but fewer than twice as many; ";
    return new Plot(Plot.Kind.HISTOGRAM, title, "messages", note + messages.note(), series, null);
  }

  private Plot cost() throws SQLException {
    Optional<String> cost = messages.column("cost_usd");
    return cost.isEmpty()
        ? without(Plot.Kind.DAYS, "Cost by day", "the cost")
        : days("Cost by day", "USD", "coalesce(sum(" + cost.get() + "), 0)");
  }

  private Plot models() throws SQLException {
    String title = "Cost by model";
    Optional<String> cost = messages.column("cost_usd");
    Optional<String> model = messages.column("model");
    if (cost.isEmpty() || model.isEmpty()) {
      return without(Plot.Kind.BARS, title, "model and cost");
    }
    List<Point> found =
        scaled(
            measurement.points(
                "SELECT "
                    + model.get()
                    + "::text, sum("
                    + cost.get()
                    + ") FROM "
                    + messages.from()
                    + " WHERE "
                    + model.get()
                    + " IS NOT NULL AND "
                    + cost.get()
                    + " IS NOT NULL GROUP BY 1"));
    return plot(
        Plot.Kind.BARS, title, "USD", "USD; " + messages.note(), Point.largest(found, MOST_MODELS));
  }

  private List<Point> scaled(List<Point> points) {
    return points.stream()
        .map(point -> new Point(point.label(), point.value() * messages.weight()))
        .toList();
  }
}
