package dev.seedbed.cli.report.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param name as a person would write it, with its schema
 * @param label its name alone, in the server's spelling
 * @param domain what it belongs to, see {@link Domains}
 * @param entity what of the domain it holds; null if nothing that is known
 * @param kind {@code table}, {@code partitioned} or {@code foreign}
 * @param rowSecurity whether row security is enabled
 * @param estimatedRows the planner's guess; null if it has none
 * @param columns in their order
 * @param parts indexes, checks, triggers and policies
 * @param shown the numbers of the columns that the diagram shows
 * @param origin the file and line that made it; null if that is not known
 * @param tenant how its rows are known to be a tenant's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableView(
    String name,
    String schema,
    String label,
    String domain,
    @Nullable String entity,
    String kind,
    boolean rowSecurity,
    @Nullable Long estimatedRows,
    @Nullable String comment,
    List<ColumnView> columns,
    List<PartView> parts,
    List<Integer> shown,
    @Nullable String origin,
    Tenancy tenant) {

  /** How many columns the diagram shows of a table; all others are counted below them. */
  static final int SHOWN = 10;

  public TableView {
    columns = List.copyOf(columns);
    parts = List.copyOf(parts);
    shown = List.copyOf(shown);
  }

  /** How many columns the diagram leaves out. */
  public int hidden() {
    return columns.size() - shown.size();
  }
}
