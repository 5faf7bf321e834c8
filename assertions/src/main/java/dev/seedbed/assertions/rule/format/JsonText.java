package dev.seedbed.assertions.rule.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seedbed.assertions.rule.Finding;

/** JSON, indented. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  static ObjectNode mapping() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String of(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Trees of nodes can always be written", e);
    }
  }

  /** What is wrong with an object, in one sentence. */
  static String sentence(Finding finding) {
    return "%s: %s (expected %s, is %s)"
        .formatted(finding.objectName(), finding.problem(), finding.expected(), finding.actual());
  }
}
