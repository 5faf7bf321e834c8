package dev.seedbed.cli.report.diagram;

import dev.seedbed.cli.report.schema.Domains;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.cli.report.schema.TableView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the tables, domains and schemas of a diagram stand. */
final class Floor {
  private final List<Group> groups = new ArrayList<>();
  private final Map<Integer, Place> places = new LinkedHashMap<>();
  private final SchemaView schema;
  private final int most;
  private int columns;
  private int height;

  /** A schema whose domains have their places within it. */
  private record Arranged(String name, List<Block> blocks, Shelves shelves) {
    int height() {
      return Measures.SCHEMA_LABEL + shelves.height() + Measures.SCHEMA_PAD;
    }
  }

  private Floor(SchemaView schema) {
    this.schema = schema;
    int total = schema.tables().stream().mapToInt(table -> Measures.height(table) + 80).sum();
    this.most = Math.max(4, (int) Math.round(Math.sqrt(1.6 * total / Measures.PITCH)));
  }

  static Floor of(SchemaView schema) {
    Floor floor = new Floor(schema);
    List<Arranged> schemas = floor.arrange();
    Shelves shelves =
        Shelves.of(
            schemas.stream()
                .map(each -> new Shelves.Size(each.shelves().columns(), each.height()))
                .toList(),
            Math.max(
                floor.most,
                schemas.stream().mapToInt(each -> each.shelves().columns()).max().orElse(1)));
    int top = Measures.CHANNEL;
    for (int i = 0; i < schemas.size(); i++) {
      floor.place(schemas.get(i), shelves.spots().get(i), top, shelves.channels(top));
    }
    floor.columns = Math.max(1, shelves.columns());
    floor.height = top + shelves.height() + Measures.CHANNEL;
    return floor;
  }

  private List<Arranged> arrange() {
    Map<String, Map<String, List<Integer>>> bySchema = new LinkedHashMap<>();
    for (int i = 0; i < schema.tables().size(); i++) {
      TableView table = schema.tables().get(i);
      bySchema
          .computeIfAbsent(
              table.schema(),
              unseen ->
                  new TreeMap<>(
                      Comparator.comparingInt(Domains::rank)
                          .thenComparing(Comparator.naturalOrder())))
          .computeIfAbsent(table.domain(), unseen -> new ArrayList<>())
          .add(i);
    }
    List<Arranged> arranged = new ArrayList<>();
    bySchema.forEach(
        (name, domains) -> {
          List<Block> blocks = new ArrayList<>();
          domains.forEach((domain, tables) -> blocks.add(Block.of(domain, tables, schema, most)));
          List<Shelves.Size> sizes =
              blocks.stream()
                  .map(
                      block ->
                          new Shelves.Size(
                              block.columns().size(),
                              Measures.DOMAIN_LABEL + block.height() + Measures.DOMAIN_PAD))
                  .toList();
          arranged.add(new Arranged(name, blocks, Shelves.of(sizes, most)));
        });
    return arranged;
  }

  private void place(Arranged arranged, Shelves.Spot spot, int top, List<Integer> outer) {
    int y = top + spot.y();
    groups.add(frame(arranged.name(), true, spot.column(), y, arranged));
    int inside = y + Measures.SCHEMA_LABEL;
    List<Integer> inner = arranged.shelves().channels(inside);
    for (int i = 0; i < arranged.blocks().size(); i++) {
      Block block = arranged.blocks().get(i);
      Shelves.Spot within = arranged.shelves().spots().get(i);
      place(block, spot.column() + within.column(), inside + within.y(), inner, outer);
    }
  }

  private void place(Block block, int column, int y, List<Integer> inner, List<Integer> outer) {
    groups.add(
        new Group(
            block.name(),
            false,
            Measures.x(column) - Measures.DOMAIN_PAD,
            y,
            (block.columns().size() - 1) * Measures.PITCH
                + Measures.BOX_WIDTH
                + 2 * Measures.DOMAIN_PAD,
            Measures.DOMAIN_LABEL + block.height() + Measures.DOMAIN_PAD));
    for (int i = 0; i < block.columns().size(); i++) {
      int below = y + Measures.DOMAIN_LABEL;
      for (int table : block.columns().get(i)) {
        int high = Measures.height(schema.tables().get(table));
        Box box = new Box(table, Measures.x(column + i), below, Measures.BOX_WIDTH, high);
        places.put(table, new Place(box, column + i, inner, outer));
        below += high + Measures.BELOW_BOX;
      }
    }
  }

  private static Group frame(String name, boolean whole, int column, int y, Arranged arranged) {
    return new Group(
        name,
        whole,
        Measures.x(column) - Measures.SCHEMA_PAD,
        y,
        (arranged.shelves().columns() - 1) * Measures.PITCH
            + Measures.BOX_WIDTH
            + 2 * Measures.SCHEMA_PAD,
        arranged.height());
  }

  Place place(int table) {
    Place place = places.get(table);
    if (place == null) {
      throw new IllegalArgumentException("There is no table " + table);
    }
    return place;
  }

  List<Group> groups() {
    return groups;
  }

  int width() {
    return 2 * Measures.MARGIN + columns * Measures.PITCH;
  }

  int height() {
    return height;
  }
}
