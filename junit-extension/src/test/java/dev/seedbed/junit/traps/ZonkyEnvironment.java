package dev.seedbed.junit.traps;

import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** zonky's prepared database, a new one for each test, as its extension gives it. */
final class ZonkyEnvironment implements Environment {
  private final PreparedDbProvider provider =
      PreparedDbProvider.forPreparer(template -> Sql.run(template, script()));

  private static String script() {
    try {
      return TrapServer.script();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "zonky";
  }

  @Override
  public String test(Trap.Code code) throws Exception {
    return code.answer(newDatabase());
  }

  private javax.sql.DataSource newDatabase() throws SQLException {
    return provider.createDataSource();
  }

  @Override
  public boolean isAlwaysNew() {
    return true;
  }

  @Override
  public void close() {
    // zonky stops its server when the JVM ends.
  }
}
