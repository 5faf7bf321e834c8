package dev.seedbed.cli.report.diagram;

import dev.seedbed.cli.report.schema.SchemaView;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of an entity diagram stands, in CSS pixels: the same for the same schema.
 *
 * <p>Tables stand in columns that are the same for the whole diagram, so that the space between two
 * columns is free from top to bottom; domains of a schema, and schemas, stand in shelves with free
 * space between them. Lines run through that space only, and never through a table.
 *
 * @param groups schemas and domains, outer ones first
 * @param boxes by the number of the table
 * @param lines the path of each reference, by its number, as SVG writes paths
 */
public record Diagram(
    int width, int height, List<Group> groups, List<Box> boxes, List<String> lines) {
  public Diagram {
    groups = List.copyOf(groups);
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /** The diagram of a schema. */
  public static Diagram of(SchemaView schema) {
    Floor floor = Floor.of(schema);
    Router router = new Router(schema, floor);
    List<String> lines = new ArrayList<>();
    for (int reference = 0; reference < schema.references().size(); reference++) {
      lines.add(router.path(reference));
    }
    List<Box> boxes = new ArrayList<>();
    for (int table = 0; table < schema.tables().size(); table++) {
      boxes.add(floor.place(table).box());
    }
    return new Diagram(floor.width(), floor.height(), floor.groups(), boxes, lines);
  }
}
