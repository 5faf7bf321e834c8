package dev.seedbed.assertions.behaviour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the server would run a statement.
 *
 * @param nodes the steps, each before those that feed it
 */
record QueryPlan(List<Node> nodes) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One step.
   *
   * @param type as {@code EXPLAIN} calls it: {@code Seq Scan}
   * @param relation the table that it reads, empty if none
   * @param index the index that it reads, empty if none
   */
  record Node(int depth, String type, String relation, String index) {
    boolean isSequentialScan() {
      return type.equals("Seq Scan");
    }

    @Override
    public String toString() {
      return "  ".repeat(depth)
          + type
          + (index.isEmpty() ? "" : " using " + index)
          + (relation.isEmpty() ? "" : " on " + relation);
    }
  }

  QueryPlan {
    nodes = List.copyOf(nodes);
  }

  /** Reads what {@code EXPLAIN (FORMAT JSON)} prints. */
  static QueryPlan parse(String json) {
    try {
      List<Node> nodes = new ArrayList<>();
      collect(JSON.readTree(json).path(0).path("Plan"), 0, nodes);
      return new QueryPlan(nodes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a plan in JSON: " + json, e);
    }
  }

  private static void collect(JsonNode plan, int depth, List<Node> nodes) {
    nodes.add(
        new Node(
            depth,
            plan.path("Node Type").asText(),
            plan.path("Relation Name").asText(),
            plan.path("Index Name").asText()));
    for (JsonNode child : plan.path("Plans")) {
      collect(child, depth + 1, nodes);
    }
  }

  boolean usesIndex(String name) {
    return nodes.stream().anyMatch(node -> node.index().equals(name));
  }

  boolean usesAnyIndex() {
    return nodes.stream().anyMatch(node -> !node.index().isEmpty());
  }

  List<String> sequentiallyScanned() {
    return nodes.stream()
        .filter(Node::isSequentialScan)
        .map(Node::relation)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return nodes.stream().map(Node::toString).collect(Collectors.joining("\n"));
  }
}
