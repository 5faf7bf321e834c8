package dev.seedbed.database;

import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Another JVM, which gives clones to tests that write, until it is killed. */
final class CloningJvm {
  /** Of one source for each JVM: its folder has another name in each. */
  static final Migrations SCHEMA = TestSchema.of("CREATE TABLE IF NOT EXISTS agents (id int)");

  private CloningJvm() {}

  static Settings settings(String url, String user) {
    return Settings.of(
        Map.of("seedbed.url", url, "seedbed.user", user, "seedbed.password", "secret"),
        Map.of(),
        Path.of(""));
  }

  static Process start(String url, String user) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CloningJvm.class.getName(),
                url,
                user))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The other JVM's part. */
  public static void main(String[] arguments) throws SQLException {
    TestDatabases databases = TestDatabases.start(settings(arguments[0], arguments[1]), SCHEMA);
    TestDatabase database = databases.migratedBy(SCHEMA);
    while (true) {
      TestSession clone = database.begin(new Isolation.Clone());
      Sql.execute(clone.dataSource(), "DELETE FROM agents WHERE id < 10");
      clone.end();
    }
  }
}
