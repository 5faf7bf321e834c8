package dev.seedbed.cli.report.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.cli.report.LargeSchema;
import dev.seedbed.cli.report.schema.SchemaView;
import dev.seedbed.fixtures.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramTest {
  private static final Pattern STEP = Pattern.compile("([MLQ])([-0-9. ]+)");

  private record Segment(double x1, double y1, double x2, double y2) {
    boolean passesThrough(Box box) {
      return Math.max(x1, x2) > box.x() + 1
          && Math.min(x1, x2) < box.x() + box.width() - 1
          && Math.max(y1, y2) > box.y() + 1
          && Math.min(y1, y2) < box.y() + box.height() - 1;
    }
  }

  private static Diagram of(Catalog catalog) {
    return Diagram.of(SchemaView.of(catalog, Mapping.BY_NAME));
  }

  private static List<Segment> segments(String path) {
    List<Segment> segments = new ArrayList<>();
    double x = 0;
    double y = 0;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      String[] numbers = step.group(2).trim().split(" ", -1);
      double toX = Double.parseDouble(numbers[numbers.length - 2]);
      double toY = Double.parseDouble(numbers[numbers.length - 1]);
      if (!step.group(1).equals("M")) {
        segments.add(new Segment(x, y, toX, toY));
      }
      x = toX;
      y = toY;
    }
    return segments;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 25, 200, 1_000})
  void tables_stand_apart_inside_of_their_frames(int tables) {
    Diagram diagram = of(LargeSchema.of(tables));
    assertThat(diagram.boxes()).hasSize(tables);
    for (Box box : diagram.boxes()) {
      assertThat(diagram.boxes())
          .filteredOn(other -> other.table() != box.table() && overlap(box, other))
          .isEmpty();
      assertThat(diagram.groups()).filteredOn(group -> holds(group, box)).hasSize(2);
      assertThat(box.x() + box.width()).isLessThan(diagram.width());
      assertThat(box.y() + box.height()).isLessThan(diagram.height());
    }
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  private static boolean holds(Group group, Box box) {
    return group.x() < box.x()
        && group.y() < box.y()
        && group.x() + group.width() > box.x() + box.width()
        && group.y() + group.height() > box.y() + box.height();
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 200})
  void lines_pass_through_no_table(int tables) {
    Diagram diagram = of(LargeSchema.of(tables));
    assertThat(diagram.lines()).hasSizeGreaterThan(tables);
    for (String line : diagram.lines()) {
      for (Segment segment : segments(line)) {
        assertThat(diagram.boxes()).as(line).filteredOn(segment::passesThrough).isEmpty();
      }
    }
  }

  @Test
  void a_line_begins_and_ends_at_the_sides_of_its_tables() {
    QualifiedName parent = new QualifiedName("app", "a");
    Diagram diagram =
        of(
            Catalog.of(
                "d",
                170000,
                List.of(
                    LargeSchema.table(parent, 3, List.of()),
                    LargeSchema.table(new QualifiedName("app", "b"), 3, List.of(parent)))));
    List<Segment> segments = segments(diagram.lines().get(0));
    Box a = diagram.boxes().get(0);
    Box b = diagram.boxes().get(1);
    assertThat(a.x()).isLessThan(b.x());
    assertThat(segments.get(0).x1()).isEqualTo(b.x());
    assertThat(segments).extracting(Segment::x2).contains((double) a.x() + a.width());
  }

  @Test
  void a_frame_is_named_after_each_schema_and_each_domain() {
    Diagram diagram =
        of(
            Catalog.of(
                "d",
                170000,
                List.of(
                    table("app", "tenants"),
                    table("app", "invoice_lines"),
                    table("app", "invoice_notes"),
                    table("app", "invoice_taxes"),
                    table("app", "odds"),
                    table("Rag \"x\"", "chunks"))));
    assertThat(diagram.groups())
        .extracting(Group::name)
        .containsExactly(
            "Rag \"x\"", "Knowledge", "app", "Tenants and people", "invoice", "Other tables");
  }

  private static Table table(String schema, String name) {
    return LargeSchema.table(new QualifiedName(schema, name), 2, List.of());
  }

  @Test
  void the_same_schema_gives_the_same_diagram() {
    assertThat(of(LargeSchema.of(300))).isEqualTo(of(LargeSchema.of(300)));
  }

  @Test
  void a_schema_without_tables_has_an_empty_diagram() {
    Diagram diagram = of(Catalog.of("d", 170000, List.of()));
    assertThat(diagram.boxes()).isEmpty();
    assertThat(diagram.groups()).isEmpty();
  }
}
