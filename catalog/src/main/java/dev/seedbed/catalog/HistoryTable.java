package dev.seedbed.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to recognise the table in which a migration tool keeps its history.
 *
 * @param schema the schema that it is in, null for any
 * @param name its name, whatever the case; {@code *} stands for any characters
 * @param columns the names of all its columns, for a name that somebody else may use as well; empty
 *     for any columns
 */
public record HistoryTable(@Nullable String schema, String name, Set<String> columns) {

  /** Those of the tools in common use, Seedbed's own included. */
  public static final List<HistoryTable> KNOWN =
      List.of(
          new HistoryTable("seedbed", "migrations", Set.of()),
          new HistoryTable("seedbed", "bulk_loads", Set.of()),
          new HistoryTable("seedbed", "bulk_blocks", Set.of()),
          new HistoryTable("seedbed", "bulk_dropped", Set.of()),
          named("flyway_schema_history"),
          named("databasechangelog"),
          named("databasechangeloglock"),
          named("__drizzle_migrations"),
          // Services that share a database name one each, such as __drizzle_migrations_auth.
          new HistoryTable(null, "*migrations*", Set.of("id", "hash", "created_at")),
          new HistoryTable(
              null, "*migrations*", Set.of("id", "hash", "created_at", "name", "applied_at")),
          // TypeORM's default name is a word anybody may use; its three columns tell.
          new HistoryTable(null, "migrations", Set.of("id", "timestamp", "name")),
          new HistoryTable(null, "typeorm_migrations", Set.of("id", "timestamp", "name")),
          named("alembic_version"),
          named("_prisma_migrations"),
          named("knex_migrations"),
          named("knex_migrations_lock"),
          named("django_migrations"),
          named("schema_migrations"),
          named("goose_db_version"),
          named("pgmigrations"),
          named("SequelizeMeta"),
          named("__EFMigrationsHistory"));

  public HistoryTable {
    Identifier.require(name);
    columns = Set.copyOf(columns);
  }

  /** Any table of this name, in whatever schema and with whatever columns. */
  public static HistoryTable named(String name) {
    return new HistoryTable(null, name, Set.of());
  }

  /** Whether the table is one. */
  public boolean matches(Table table) {
    // Every rule asks of every table: the name, which may be a pattern, comes last.
    return (schema == null || Objects.equals(schema, table.name().schema()))
        && (columns.isEmpty() || hasTheColumns(table))
        && isNamed(table.name().name());
  }

  private boolean isNamed(String other) {
    return name.contains("*")
        ? Pattern.compile(
                Arrays.stream(name.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE)
            .matcher(other)
            .matches()
        : name.equalsIgnoreCase(other);
  }

  private boolean hasTheColumns(Table table) {
    return columns.size() == table.columns().size()
        && table.columns().stream().map(Column::name).allMatch(columns::contains);
  }
}
