package dev.seedbed.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view or a materialized view.
 *
 * @param definition its query, without a semicolon
 * @param reads the tables and views that the query names itself, in the order of their names
 * @param options what {@code WITH (…)} states, such as {@code security_invoker}
 * @param indexes the indexes of a materialized view by name
 * @param triggers its triggers by name
 */
public record View(
    QualifiedName name,
    boolean materialized,
    String owner,
    String definition,
    List<QualifiedName> reads,
    Map<String, String> options,
    List<Column> columns,
    List<Index> indexes,
    List<Trigger> triggers,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension)
    implements SchemaObject {
  public View {
    reads = List.copyOf(reads);
    options = Options.copyOf(options);
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
    grants = List.copyOf(grants);
  }

  @Override
  public ObjectAddress address() {
    return ObjectAddress.relation(name);
  }

  /** The column of this name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
