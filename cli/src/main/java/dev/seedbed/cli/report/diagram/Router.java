package dev.seedbed.cli.report.diagram;

import dev.seedbed.cli.report.schema.ReferenceView;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.cli.report.schema.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leads lines from tables that refer to those that are referred to.
 *
 * <p>A line leaves a table at its side, runs up or down between two columns, if need be across
 * between two shelves, then between the columns beside its target, and enters that at its side.
 */
final class Router {
  private final SchemaView schema;
  private final Floor floor;
  private final Lanes gutters = new Lanes(Measures.GUTTER / 2.0 - 18);
  private final Lanes channels = new Lanes(Measures.CHANNEL / 2.0 - 12);
  private final List<Route> routes = new ArrayList<>();

  /**
   * The way of a line.
   *
   * @param leave the gutter beside the table that it comes from: that left of the column of the
   *     same number
   * @param channel how high it crosses to another gutter; -1 if it stays in its own
   * @param enter the gutter beside its target
   */
  private record Route(int leave, int channel, int enter) {}

  Router(SchemaView schema, Floor floor) {
    this.schema = schema;
    this.floor = floor;
    // All ways are known before the first line is drawn, since lines share the room.
    for (ReferenceView reference : schema.references()) {
      Route route = route(reference);
      routes.add(route);
      gutters.use(route.leave(), reference.to());
      gutters.use(route.enter(), reference.to());
      if (route.channel() >= 0) {
        channels.use(route.channel(), reference.to());
      }
    }
  }

  private Route route(ReferenceView reference) {
    Place from = floor.place(reference.from());
    Place to = floor.place(reference.to());
    if (from.column() == to.column()) {
      return new Route(from.column() + 1, -1, from.column() + 1);
    }
    boolean right = to.column() > from.column();
    int leave = right ? from.column() + 1 : from.column();
    int enter = right ? to.column() : to.column() + 1;
    return leave == enter
        ? new Route(leave, -1, enter)
        : new Route(leave, channel(from, to), enter);
  }

  /** The free strip with the shortest way up and down. */
  private static int channel(Place from, Place to) {
    List<Integer> free = from.inner().equals(to.inner()) ? from.inner() : from.outer();
    int best = free.get(0);
    for (int candidate : free) {
      if (detour(candidate, from, to) < detour(best, from, to)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int detour(int y, Place from, Place to) {
    return Math.abs(y - from.box().y()) + Math.abs(y - to.box().y());
  }

  /** The line of the reference of this number, as SVG writes paths. */
  String path(int number) {
    ReferenceView reference = schema.references().get(number);
    Route route = routes.get(number);
    Place from = floor.place(reference.from());
    Place to = floor.place(reference.to());
    int start = row(reference.from(), reference.columns());
    int end = row(reference.to(), reference.referencedColumns());
    double out = x(route.leave(), reference.to());
    Pen pen = new Pen(side(from, route.leave()), start, out);
    if (route.channel() >= 0) {
      pen.down(route.channel() + channels.offset(route.channel(), reference.to()));
      pen.across(x(route.enter(), reference.to()));
    }
    pen.down(end);
    pen.across(side(to, route.enter()));
    return pen.drawn();
  }

  private double x(int gutter, int target) {
    return Measures.x(gutter) - Measures.GUTTER / 2.0 + gutters.offset(gutter, target);
  }

  private static int side(Place place, int gutter) {
    return gutter > place.column() ? place.box().x() + place.box().width() : place.box().x();
  }

  /** The height of the middle of the row of the first of these columns. */
  private int row(int table, List<String> columns) {
    TableView view = schema.tables().get(table);
    Box box = floor.place(table).box();
    int shown =
        IntStream.range(0, view.shown().size())
            .filter(i -> view.columns().get(view.shown().get(i)).name().equals(columns.get(0)))
            .findFirst()
            .orElse(view.shown().size());
    int top = Math.min(Measures.HEADER + shown * Measures.ROW, box.height() - Measures.ROW);
    return box.y() + top + Measures.ROW / 2;
  }
}
