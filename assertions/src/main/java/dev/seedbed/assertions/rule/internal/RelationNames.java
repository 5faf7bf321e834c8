package dev.seedbed.assertions.rule.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that tables, views, sequences, indexes and types of a database have, and those that
 * fixes are about to give: they share one name space.
 */
public final class RelationNames {
  /** What the server keeps of a name: {@code NAMEDATALEN} less the byte that ends it. */
  public static final int LONGEST = 63;

  private final Set<QualifiedName> taken = new HashSet<>();

  public RelationNames(Catalog catalog) {
    Stream.of(
            catalog.tables(),
            catalog.views(),
            catalog.sequences(),
            catalog.enums(),
            catalog.domains())
        .flatMap(List::stream)
        .map(SchemaObject::name)
        .forEach(taken::add);
    Stream.concat(
            catalog.tables().stream().flatMap(table -> table.indexes().stream()),
            catalog.views().stream().flatMap(view -> view.indexes().stream()))
        .map(Index::name)
        .forEach(taken::add);
  }

  /** The name, cut as the server would, with a number behind it if it is not free; taken now. */
  public QualifiedName claim(String schema, String wanted) {
    QualifiedName name = new QualifiedName(schema, cut(wanted, LONGEST));
    for (int i = 2; !taken.add(name); i++) {
      String number = "_" + i;
      name = new QualifiedName(schema, cut(wanted, LONGEST - number.length()) + number);
    }
    return name;
  }

  /** Whether nothing has the name. */
  public boolean isFree(QualifiedName name) {
    return !taken.contains(name);
  }

  /** The longest beginning of the name that has at most so many bytes, no character cut in two. */
  public static String cut(String name, int bytes) {
    int end = name.length();
    while (bytes(name.substring(0, end)) > bytes) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end);
  }

  /** How many bytes the server needs for the name in UTF-8. */
  public static int bytes(String name) {
    return name.getBytes(UTF_8).length;
  }
}
