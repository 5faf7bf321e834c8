package dev.seedbed.catalog;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a database is made of, at one moment.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.read(connection);
 * for (Table table : catalog.userTables()) {
 *   System.out.println(table.name() + " has " + table.columns().size() + " columns");
 * }
 * }</pre>
 *
 * <p>Holds every schema but the server's own ({@code information_schema} and what begins with
 * {@code pg_}), whatever the reading role may do with them. All lists are in the order of their
 * names, by code point.
 *
 * @param database the name of the database
 * @param serverVersion as in {@code server_version_num}: 170006 is 17.6
 * @param tables all tables: also partitions, extensions' and migration tools' own; see {@link
 *     #userTables}
 * @param historyTables how to recognise migration tools' own tables
 * @param origins where objects come from; nothing until {@link #withOrigins}
 */
public record Catalog(
    String database,
    int serverVersion,
    List<Schema> schemas,
    List<Table> tables,
    List<View> views,
    List<Sequence> sequences,
    List<EnumType> enums,
    List<Domain> domains,
    List<Function> functions,
    List<Extension> extensions,
    List<Role> roles,
    List<HistoryTable> historyTables,
    Origins origins) {
  public Catalog {
    schemas = sorted(schemas, Comparator.comparing(Schema::name, Identifier.ORDER));
    tables = byName(tables);
    views = byName(views);
    sequences = byName(sequences);
    enums = byName(enums);
    domains = byName(domains);
    functions =
        sorted(
            functions,
            Comparator.comparing(Function::name)
                .thenComparing(Function::signature, Identifier.ORDER));
    extensions = sorted(extensions, Comparator.comparing(Extension::name, Identifier.ORDER));
    roles = sorted(roles, Comparator.comparing(Role::name, Identifier.ORDER));
    historyTables = List.copyOf(historyTables);
  }

  /**
   * Reads the catalog of the database that the connection is open to, in a fixed number of queries.
   *
   * <p>A connection in auto-commit is read in one read-only transaction of its own, so that all
   * parts belong to the same moment. Otherwise the caller's transaction is used, with its isolation
   * level and its own uncommitted changes. Either way the connection is left as it was.
   *
   * @throws CatalogException if the server cannot be read: not PostgreSQL 15 or later, the
   *     transaction has failed already, the connection is closed
   */
  public static Catalog read(Connection connection) {
    return CatalogReader.read(connection);
  }

  /** A catalog of these tables and nothing else, made without a server. */
  public static Catalog of(String database, int serverVersion, List<Table> tables) {
    return new Catalog(
        database,
        serverVersion,
        List.of(),
        tables,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        HistoryTable.KNOWN,
        Origins.NONE);
  }

  /** The major version of the server, such as 17. */
  public int majorVersion() {
    return serverVersion / 10_000;
  }

  /** The schema of this name. */
  public Optional<Schema> schema(String name) {
    return first(schemas, schema -> schema.name().equals(name));
  }

  /** The extension of this name. */
  public Optional<Extension> extension(String name) {
    return first(extensions, extension -> extension.name().equals(name));
  }

  /** The role of this name. */
  public Optional<Role> role(String name) {
    return first(roles, role -> role.name().equals(name));
  }

  /** The table of this name. */
  public Optional<Table> table(QualifiedName name) {
    return find(tables, name);
  }

  /**
   * The table of this name, as {@link QualifiedName#parse} reads it. A name without a schema finds
   * the only table of that name, in whatever schema it is.
   *
   * @throws IllegalArgumentException if several schemas have a table of the name and it does not
   *     say which
   */
  public Optional<Table> table(String name) {
    List<String> parts = Identifier.split(name);
    if (parts.size() != 1) {
      return table(QualifiedName.parse(name));
    }
    List<Table> found =
        tables.stream().filter(table -> table.name().name().equals(parts.get(0))).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          ErrorMessage.of(
                  "Ambiguous table name in database " + Identifier.display(database) + ": " + name)
              .expected("one table of that name")
              .actual(found.stream().map(table -> table.name().toString()).collect(joining(", ")))
              .why("a name without a schema is looked for in all of them")
              .toFix("write the schema too, as in " + found.get(0).name())
              .toString());
    }
    return found.stream().findFirst();
  }

  /** All tables of the schema of this name. */
  public List<Table> tablesIn(String schema) {
    return tables.stream().filter(table -> table.name().schema().equals(schema)).toList();
  }

  /**
   * The tables that the project made and designed: no extension's, no partition, no migration
   * tool's history.
   */
  public List<Table> userTables() {
    return tables.stream()
        .filter(table -> table.extension() == null)
        .filter(table -> !table.isPartition())
        .filter(table -> !isHistory(table))
        .toList();
  }

  /** Whether a migration tool keeps its history in the table. */
  public boolean isHistory(Table table) {
    for (HistoryTable known : historyTables) {
      if (known.matches(table)) {
        return true;
      }
    }
    return false;
  }

  /** The view or materialized view of this name. */
  public Optional<View> view(QualifiedName name) {
    return find(views, name);
  }

  /** The sequence of this name. */
  public Optional<Sequence> sequence(QualifiedName name) {
    return find(sequences, name);
  }

  /** The enum type of this name. */
  public Optional<EnumType> enumType(QualifiedName name) {
    return find(enums, name);
  }

  /** The domain of this name. */
  public Optional<Domain> domain(QualifiedName name) {
    return find(domains, name);
  }

  /** All overloads of the function of this name. */
  public List<Function> functions(QualifiedName name) {
    return functions.stream().filter(function -> function.name().equals(name)).toList();
  }

  /**
   * The type underneath all domains that the type is made of; itself if it is none of this
   * catalog's.
   */
  public DataType underlying(DataType type) {
    Optional<Domain> domain =
        type.kind() == DataType.Kind.DOMAIN ? domain(type.name()) : Optional.empty();
    return domain.map(found -> underlying(found.baseType())).orElse(type);
  }

  /** Where the object comes from, see {@link Origins#of}; empty if it was not traced. */
  public Optional<Origin> origin(ObjectAddress address) {
    return origins.of(address);
  }

  /** Where the table, view, sequence or index comes from; empty if it was not traced. */
  public Optional<Origin> origin(QualifiedName relation) {
    return origin(ObjectAddress.relation(relation));
  }

  /** Where the column, or else its table, comes from; empty if neither was traced. */
  public Optional<Origin> origin(QualifiedName relation, String column) {
    return origin(ObjectAddress.column(relation, column));
  }

  /** The same catalog with these origins instead of its own. */
  public Catalog withOrigins(Origins newOrigins) {
    return new Catalog(
        database,
        serverVersion,
        schemas,
        tables,
        views,
        sequences,
        enums,
        domains,
        functions,
        extensions,
        roles,
        historyTables,
        newOrigins);
  }

  /**
   * The same catalog that takes these for migration tools' own tables instead of those that it took
   * before.
   */
  public Catalog withHistoryTables(List<HistoryTable> newHistoryTables) {
    return new Catalog(
        database,
        serverVersion,
        schemas,
        tables,
        views,
        sequences,
        enums,
        domains,
        functions,
        extensions,
        roles,
        newHistoryTables,
        origins);
  }

  private static <T extends SchemaObject> List<T> byName(List<T> objects) {
    return sorted(objects, Comparator.comparing(SchemaObject::name));
  }

  private static <T> List<T> sorted(List<T> objects, Comparator<? super T> order) {
    return objects.stream().sorted(order).toList();
  }

  private static <T> Optional<T> first(List<T> objects, Predicate<T> wanted) {
    return objects.stream().filter(wanted).findFirst();
  }

  /** Finds by bisection; a map beside the lists would make this no plain record. */
  private static <T extends SchemaObject> Optional<T> find(List<T> objects, QualifiedName name) {
    int low = 0;
    int high = objects.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      T object = objects.get(middle);
      int order = object.name().compareTo(name);
      if (order == 0) {
        return Optional.of(object);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }
}
