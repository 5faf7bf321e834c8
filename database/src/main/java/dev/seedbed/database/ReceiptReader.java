package dev.seedbed.database;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.database.isolation.Sequences;
import dev.seedbed.database.isolation.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Receipt} token by token.
 *
 * <p>Every start from the cache reads one before its first test, and Jackson's way of mapping it
 * onto the record would load so many classes that it took longer than the rest of the start.
 *
 * <p>Not thread-safe.
 */
final class ReceiptReader {
  private final JsonParser json;

  private ReceiptReader(JsonParser json) {
    this.json = json;
  }

  static Receipt read(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return new ReceiptReader(json).receipt();
    }
  }

  private Receipt receipt() throws IOException {
    Template template = new Template("", "", List.of(), new Sequences(List.of(), false));
    @Nullable String slot = null;
    List<String> applied = List.of();
    long tookNanos = 0;
    List<Receipt.Traced> origins = List.of();
    List<String> roles = List.of();
    for (String name = nextName(); name != null; name = nextName()) {
      switch (name) {
        case "template" -> template = template();
        case "slot" -> slot = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
        case "applied" -> applied = list(json::getText);
        case "tookNanos" -> tookNanos = json.getLongValue();
        case "origins" -> origins = list(this::traced);
        case "roles" -> roles = list(json::getText);
        default -> json.skipChildren();
      }
    }
    return new Receipt(template, slot, applied, tookNanos, origins, roles);
  }

  private Template template() throws IOException {
    String database = "";
    String owner = "";
    List<String> statements = List.of();
    Sequences sequences = new Sequences(List.of(), false);
    for (String name = nextName(); name != null; name = nextName()) {
      switch (name) {
        case "database" -> database = json.getText();
        case "owner" -> owner = json.getText();
        case "statements" -> statements = list(json::getText);
        case "sequences" -> sequences = sequences();
        default -> json.skipChildren();
      }
    }
    return new Template(database, owner, statements, sequences);
  }

  private Sequences sequences() throws IOException {
    List<Sequences.Position> all = List.of();
    boolean complete = false;
    for (String name = nextName(); name != null; name = nextName()) {
      switch (name) {
        case "all" -> all = list(this::position);
        case "complete" -> complete = json.getBooleanValue();
        default -> json.skipChildren();
      }
    }
    return new Sequences(all, complete);
  }

  private Sequences.Position position() throws IOException {
    String sequence = "";
    long value = 0;
    boolean called = false;
    for (String name = nextName(); name != null; name = nextName()) {
      switch (name) {
        case "name" -> sequence = json.getText();
        case "value" -> value = json.getLongValue();
        case "called" -> called = json.getBooleanValue();
        default -> json.skipChildren();
      }
    }
    return new Sequences.Position(sequence, value, called);
  }

  private Receipt.Traced traced() throws IOException {
    String kind = "";
    List<String> names = List.of();
    String file = "";
    int line = 0;
    for (String name = nextName(); name != null; name = nextName()) {
      switch (name) {
        case "kind" -> kind = json.getText();
        case "names" -> names = list(json::getText);
        case "file" -> file = json.getText();
        case "line" -> line = json.getIntValue();
        default -> json.skipChildren();
      }
    }
    return new Receipt.Traced(ObjectAddress.Kind.valueOf(kind), names, file, line);
  }

  /** Goes to the next value of an object and tells its name; null at the object's end. */
  private @Nullable String nextName() throws IOException {
    @Nullable String name = json.nextFieldName();
    if (name != null) {
      json.nextToken();
    }
    return name;
  }

  @FunctionalInterface
  private interface Element<T> {
    T read() throws IOException;
  }

  private <T> List<T> list(Element<T> element) throws IOException {
    List<T> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(element.read());
    }
    return all;
  }
}
