package dev.seedbed.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What identifies one object of a database: its kind and the names that lead to it.
 *
 * <pre>{@code
 * var users = new QualifiedName("app", "users");
 * ObjectAddress.relation(users);             // relation app.users
 * ObjectAddress.column(users, "Email");      // column app.users."Email"
 * ObjectAddress.function(touch, "integer");  // function app.touch(integer)
 * }</pre>
 *
 * @param names from the outermost in, in the server's spelling; a function's last one is its
 *     signature
 */
public record ObjectAddress(Kind kind, List<String> names) {

  /** What sort of object it is, by the name spaces of PostgreSQL. */
  public enum Kind {
    SCHEMA,
    EXTENSION,
    ROLE,
    /** A table, view, sequence or index: they share one name space. */
    RELATION,
    TYPE,
    FUNCTION,
    COLUMN,
    CONSTRAINT,
    TRIGGER,
    POLICY,
    /** No object of the database but a file that makes some, such as a migration. */
    FILE,
    /** No object of the database but code that uses some: a class or a member of one. */
    CODE
  }

  public ObjectAddress {
    names = List.copyOf(names);
  }

  public static ObjectAddress schema(String name) {
    return new ObjectAddress(Kind.SCHEMA, List.of(name));
  }

  public static ObjectAddress extension(String name) {
    return new ObjectAddress(Kind.EXTENSION, List.of(name));
  }

  public static ObjectAddress role(String name) {
    return new ObjectAddress(Kind.ROLE, List.of(name));
  }

  /** A table, view, sequence or index. */
  public static ObjectAddress relation(QualifiedName name) {
    return new ObjectAddress(Kind.RELATION, List.of(name.schema(), name.name()));
  }

  /** An enum, a domain or any other type. */
  public static ObjectAddress type(QualifiedName name) {
    return new ObjectAddress(Kind.TYPE, List.of(name.schema(), name.name()));
  }

  /** A function with the types of its input arguments, see {@link Function#signature}. */
  public static ObjectAddress function(QualifiedName name, String signature) {
    return new ObjectAddress(Kind.FUNCTION, List.of(name.schema(), name.name(), signature));
  }

  public static ObjectAddress column(QualifiedName relation, String name) {
    return part(Kind.COLUMN, relation, name);
  }

  /** A key, check, exclusion or foreign key of a table. */
  public static ObjectAddress constraint(QualifiedName table, String name) {
    return part(Kind.CONSTRAINT, table, name);
  }

  public static ObjectAddress trigger(QualifiedName relation, String name) {
    return part(Kind.TRIGGER, relation, name);
  }

  public static ObjectAddress policy(QualifiedName table, String name) {
    return part(Kind.POLICY, table, name);
  }

  /**
   * A file of the migrations, for what concerns no single object.
   *
   * @param path relative to the project, as {@link Origin#file} has it
   */
  public static ObjectAddress file(String path) {
    return new ObjectAddress(Kind.FILE, List.of(path));
  }

  /**
   * Code that uses the database.
   *
   * @param name of a class or a member, as {@code com.example.Invoice.find(long)}
   */
  public static ObjectAddress code(String name) {
    return new ObjectAddress(Kind.CODE, List.of(name));
  }

  private static ObjectAddress part(Kind kind, QualifiedName relation, String name) {
    return new ObjectAddress(kind, List.of(relation.schema(), relation.name(), name));
  }

  /** The table or view that it is a column, constraint, trigger or policy of. */
  public Optional<ObjectAddress> relation() {
    return switch (kind) {
      case COLUMN, CONSTRAINT, TRIGGER, POLICY ->
          Optional.of(new ObjectAddress(Kind.RELATION, names.subList(0, 2)));
      default -> Optional.empty();
    };
  }

  /** Kind and names as a person would write them. */
  @Override
  public String toString() {
    if (kind == Kind.FILE || kind == Kind.CODE) {
      return kind.name().toLowerCase(Locale.ROOT) + " " + names.get(0);
    }
    boolean function = kind == Kind.FUNCTION;
    String path =
        names.stream()
            .limit(function ? 2 : names.size())
            .map(Identifier::display)
            .collect(Collectors.joining("."));
    String word = kind.name().toLowerCase(Locale.ROOT) + " ";
    return function ? word + path + "(" + names.get(2) + ")" : word + path;
  }
}
