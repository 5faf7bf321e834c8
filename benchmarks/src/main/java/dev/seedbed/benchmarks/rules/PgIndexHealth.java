package dev.seedbed.benchmarks.rules;

import io.github.mfvanek.pg.connection.PgConnection;
import io.github.mfvanek.pg.connection.factory.PgConnectionFactoryImpl;
import io.github.mfvanek.pg.core.checks.common.DatabaseCheckOnHost;
import io.github.mfvanek.pg.core.checks.host.StandardChecksOnHost;
import io.github.mfvanek.pg.model.context.PgContext;
import java.util.List;

/**
 * All of pg-index-health's checks that look at the schema and not at its use, on each schema, over
 * the pool that its own factory makes.
 */
record PgIndexHealth(PgConnection connection, List<String> schemas) implements Linter {

  static PgIndexHealth of(DatabaseAccess access, List<String> schemas) {
    return new PgIndexHealth(
        new PgConnectionFactoryImpl().forUrl(access.url(), access.user(), access.password()),
        schemas);
  }

  @Override
  public int findings() {
    int findings = 0;
    for (DatabaseCheckOnHost<?> check : new StandardChecksOnHost().apply(connection)) {
      if (check.isStatic()) {
        for (String schema : schemas) {
          findings += check.check(PgContext.of(schema)).size();
        }
      }
    }
    return findings;
  }

  @Override
  public void close() {
    if (connection.getDataSource() instanceof AutoCloseable pool) {
      DatabaseAccess.close(pool);
    }
  }
}
