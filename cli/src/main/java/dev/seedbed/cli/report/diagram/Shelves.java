package dev.seedbed.cli.report.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Things side by side as long as there is room, then in the next row.
 *
 * @param spots of the things, in their order
 * @param edges the upper edge of each row, and the lower one of the last
 * @param columns how many columns the widest row takes
 */
record Shelves(List<Spot> spots, List<Integer> edges, int columns) {

  /** The upper left corner of a thing: its first column, and how far down. */
  record Spot(int column, int y) {}

  /** What is to be put on a shelf: how many columns it takes, and how high it is. */
  record Size(int columns, int height) {}

  static Shelves of(List<Size> sizes, int most) {
    List<Spot> spots = new ArrayList<>();
    List<Integer> edges = new ArrayList<>(List.of(0));
    int column = 0;
    int y = 0;
    int highest = 0;
    int widest = 0;
    for (Size size : sizes) {
      if (column > 0 && column + size.columns() > most) {
        y += highest + Measures.CHANNEL;
        edges.add(y);
        column = 0;
        highest = 0;
      }
      spots.add(new Spot(column, y));
      column += size.columns();
      highest = Math.max(highest, size.height());
      widest = Math.max(widest, column);
    }
    edges.add(y + highest + Measures.CHANNEL);
    return new Shelves(spots, edges, widest);
  }

  /** How high all rows are together. */
  int height() {
    return edges.get(edges.size() - 1) - Measures.CHANNEL;
  }

  /** The middle of the space above each row, and below the last, from this height on. */
  List<Integer> channels(int top) {
    return edges.stream().map(edge -> top + edge - Measures.CHANNEL / 2).toList();
  }
}
