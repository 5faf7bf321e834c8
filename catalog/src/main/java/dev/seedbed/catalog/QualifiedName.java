package dev.seedbed.catalog;

import java.util.Comparator;
import java.util.List;

/**
 * The name of an object in a schema, in the server's spelling and without quotes.
 *
 * <p>Ordered by schema, then name, both by code point.
 *
 * <pre>{@code
 * var name = new QualifiedName("app", "User");
 * name.toSql();     // "app"."User"
 * name.toString();  // app."User"
 * }</pre>
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(QualifiedName::schema, Identifier.ORDER)
          .thenComparing(QualifiedName::name, Identifier.ORDER);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is empty or holds a NUL
   */
  public QualifiedName {
    Identifier.require(schema);
    Identifier.require(name);
  }

  /**
   * The name written as {@code schema.name}. Only a part that holds a dot or a quote needs quotes;
   * unlike in SQL, a part without any is not folded to lower case.
   *
   * @throws IllegalArgumentException if the text is not two parts with a dot between them
   */
  public static QualifiedName parse(String text) {
    List<String> parts = Identifier.split(text);
    if (parts.size() != 2) {
      throw new IllegalArgumentException(
          ErrorMessage.of("Not a qualified name: \"" + text + '"')
              .expected("schema.name")
              .why("a name alone may stand in several schemas")
              .toFix(
                  "write schema.name, with double quotes around a part that holds a dot or a quote")
              .toString());
    }
    return new QualifiedName(parts.get(0), parts.get(1));
  }

  /** Both parts quoted: what to write into SQL. */
  public String toSql() {
    return Identifier.quote(schema) + '.' + Identifier.quote(name);
  }

  /** Both parts as a person would write them: what to show. */
  @Override
  public String toString() {
    return Identifier.display(schema) + '.' + Identifier.display(name);
  }

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }
}
