package dev.seedbed.assertions.behaviour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A data source that remembers the statements that pass, of whatever thread. */
final class StatementLog implements QueryExecutionListener {
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private final DataSource recorded;

  StatementLog(DataSource dataSource) {
    this.recorded = ProxyDataSourceBuilder.create(dataSource).listener(this).build();
  }

  DataSource dataSource() {
    return recorded;
  }

  /** The statements that pass while the code runs. */
  List<String> during(ThrowingCallable code) {
    int before = statements.size();
    Calls.run(code);
    synchronized (statements) {
      return List.copyOf(statements.subList(before, statements.size()));
    }
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    // Counted when they have ended, also those that failed.
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    queries.forEach(query -> statements.add(query.getQuery()));
  }
}
