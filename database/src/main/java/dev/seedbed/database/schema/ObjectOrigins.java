package dev.seedbed.database.schema;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds where the object of a difference comes from, by the names that snapshots give it. */
final class ObjectOrigins {
  private final Map<String, Origin> byName = new LinkedHashMap<>();

  ObjectOrigins(Origins origins) {
    origins.byAddress().forEach((address, origin) -> byName.put(address.toString(), origin));
  }

  /** The origin of the first changed column, else of the object, else of what it belongs to. */
  Optional<Origin> of(SchemaDifference difference) {
    String name = difference.object().name();
    if (difference.object().kind() == ObjectKind.TABLE) {
      Optional<Origin> column =
          byName.entrySet().stream()
              .filter(entry -> isChanged(entry.getKey(), name, difference.lines()))
              .map(Map.Entry::getValue)
              .max((a, b) -> a.file().equals(b.file()) ? a.line() - b.line() : 0);
      if (column.isPresent() && difference.left() != null && difference.right() != null) {
        return column;
      }
    }
    return switch (difference.object().kind()) {
      case TABLE, VIEW, INDEX, SEQUENCE, SEQUENCE_OWNER, ROW_SECURITY, REPLICA_IDENTITY ->
          found(ObjectAddress.Kind.RELATION, name);
      case TYPE -> found(ObjectAddress.Kind.TYPE, name);
      case FUNCTION -> found(ObjectAddress.Kind.FUNCTION, name);
      case SCHEMA -> found(ObjectAddress.Kind.SCHEMA, name);
      case EXTENSION -> found(ObjectAddress.Kind.EXTENSION, name);
      case CONSTRAINT -> part(ObjectAddress.Kind.CONSTRAINT, name);
      case TRIGGER, TRIGGER_STATE -> part(ObjectAddress.Kind.TRIGGER, name);
      case POLICY -> part(ObjectAddress.Kind.POLICY, name);
      default -> Optional.empty();
    };
  }

  private static boolean isChanged(String address, String table, List<String> lines) {
    String prefix = "column " + table + ".";
    return address.startsWith(prefix)
        && lines.stream()
            .filter(line -> !line.startsWith(" "))
            .anyMatch(
                line ->
                    line.substring(1).strip().startsWith(address.substring(prefix.length()) + " "));
  }

  private Optional<Origin> part(ObjectAddress.Kind kind, String name) {
    return found(kind, name)
        .or(
            () ->
                byName.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("relation "))
                    .filter(entry -> name.startsWith(entry.getKey().substring(9) + "."))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private Optional<Origin> found(ObjectAddress.Kind kind, String name) {
    return Optional.ofNullable(byName.get(kind.name().toLowerCase(Locale.ROOT) + " " + name));
  }
}
