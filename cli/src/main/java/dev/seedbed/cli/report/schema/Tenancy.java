package dev.seedbed.cli.report.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table are known to be a tenant's.
 *
 * @param kind in one word
 * @param path the numbers of the tables on the shortest way along foreign keys, from the table to
 *     that of the tenants, both included; empty if there is none
 * @param column the column that says the tenant; null if the table has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tenancy(Kind kind, List<Integer> path, @Nullable String column) {

  /** How close a table is to its tenant. */
  public enum Kind {
    /** It is the table of tenants. */
    ROOT,
    /** It refers to the tenant by a foreign key of its own. */
    DIRECT,
    /** It refers to something that refers to the tenant. */
    PATH,
    /** It has a tenant's column, and no foreign key leads to the tenant. */
    COLUMN,
    /** Nothing tells. */
    NONE
  }

  public Tenancy {
    path = List.copyOf(path);
  }
}
