package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.assertions.rule.internal.Trial;
import dev.seedbed.assertions.rule.internal.TrialTable;
import dev.seedbed.catalog.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table with a row of each of two tenants, one of which tries to reach the other's. */
final class TwoTenants {
  private static final String DENIED = "42501";

  /** What the server finds wrong with a row only once policies have let it through. */
  private static final Set<String> LET_THROUGH = Set.of("23503", "23505");

  private final Trial trial;
  private final TenantTable table;
  private final Stranger stranger;
  private final String setting;
  private final TrialTable rows;
  private final String relation;
  private final String own;
  private final String others;

  TwoTenants(Trial trial, Catalog catalog, TenantTable table, Stranger stranger, String setting) {
    this.trial = trial;
    this.table = table;
    this.stranger = stranger;
    this.setting = setting;
    this.rows = new TrialTable(trial, catalog, table.table());
    this.relation = table.name().toSql();
    this.own = rows.value(table.column(), 101);
    this.others = rows.value(table.column(), 102);
  }

  /**
   * What the one tenant can do.
   *
   * @throws SQLException if it cannot be tried, also because the tenant sees not even its own row:
   *     that would prove nothing
   */
  List<Breach> breaches() throws SQLException {
    if (!rows.varies(table.column())) {
      throw new SQLException("no two tenants can be told apart by the type of the tenant column");
    }
    rows.open("NO FORCE ROW LEVEL SECURITY");
    trial.execute(insert(1, own));
    trial.execute(insert(2, others));
    rows.wake();
    stranger.invite(trial, table);
    List<Breach> breaches = new ArrayList<>();
    if (isSeen()) {
      breaches.add(Breach.SEEN);
    }
    // No statement asks for certain rows: those that may not be seen would not be reached.
    String update = "UPDATE " + relation + " SET " + table.quoted() + " = ";
    add(breaches, Breach.CHANGED, update + own, others);
    add(breaches, Breach.GIVEN, update + others, own);
    add(breaches, Breach.DELETED, "DELETE FROM " + relation, others);
    add(breaches, Breach.MADE, insert(3, others), others);
    return breaches;
  }

  private String insert(int variant, String tenant) {
    return rows.insert(variant, Map.of(table.column().name(), tenant));
  }

  private boolean isSeen() throws SQLException {
    return trial.undone(
        () -> {
          stranger.enter(trial, setting, own);
          if (count(own) == 0) {
            throw new SQLException("with " + setting + " set, a tenant does not see its own row");
          }
          return count(others) > 0;
        });
  }

  private long count(String tenant) throws SQLException {
    return trial.number(
        "SELECT count(*) FROM " + relation + " WHERE " + table.quoted() + " = " + tenant);
  }

  /** Adds the breach if the statement changes how many rows that tenant has: it had one. */
  private void add(List<Breach> breaches, Breach breach, String statement, String tenant)
      throws SQLException {
    boolean done;
    try {
      done = trial.undone(() -> isDone(statement, tenant));
    } catch (SQLException refused) {
      String state = String.valueOf(refused.getSQLState());
      done = LET_THROUGH.contains(state);
      if (!done && !state.equals(DENIED)) {
        throw refused;
      }
    }
    if (done) {
      breaches.add(breach);
    }
  }

  private boolean isDone(String statement, String tenant) throws SQLException {
    stranger.enter(trial, setting, own);
    trial.execute(statement);
    stranger.leave(trial);
    return count(tenant) != 1;
  }
}
