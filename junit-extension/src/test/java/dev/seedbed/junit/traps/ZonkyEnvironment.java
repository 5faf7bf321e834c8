package dev.seedbed.junit.traps;

import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** zonky's prepared database, a new one for each test, as its extension gives it. */
final class ZonkyEnvironment implements Environment {
  /** A database a test, of which zonky drops none: on a slow disk deleting them takes minutes. */
  private static final long ROOM = 2L << 30;

  private final PreparedDbProvider provider =
      PreparedDbProvider.forPreparer(
          template -> Sql.run(template, script()),
          List.of(
              builder -> {
                // A round of it starts a process for each of all these databases.
                builder.setServerConfig("autovacuum", "off");
                File memory = new File("/dev/shm");
                if (memory.canWrite() && memory.getUsableSpace() > ROOM) {
                  builder.setDataDirectory(new File(memory, "seedbed-traps-" + UUID.randomUUID()));
                }
              }));

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
