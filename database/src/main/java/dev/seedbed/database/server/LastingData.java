package dev.seedbed.database.server;

import dev.seedbed.catalog.Identifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a server of this machine that outlives the JVM that made it.
 *
 * @param launcher whose PostgreSQL it is for
 * @param data the directory
 */
record LastingData(Launcher launcher, Path data) {

  /**
   * What comes from the cache has another password, and is not yet on disk. The statement comes
   * through a pipe, and is in no log either, should it fail.
   */
  private static final String FINISH =
      """
      "$1" --single -D "$3" -c exit_on_error=on -c fsync=off -c log_min_error_statement=panic \
        postgres >/dev/null && "$2" --sync-only -D "$3"
      """;

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /**
   * Makes it; it is on disk when this returns.
   *
   * @param store the cache, if there is one
   * @param admin its superuser, with a random password
   */
  void make(@Nullable CacheStore store, Credentials admin)
      throws IOException, InterruptedException {
    InitialData.toStay(launcher).make(store, data);
    String statement =
        "ALTER ROLE " + Identifier.quote(admin.user()) + " PASSWORD '" + admin.password() + "'\n";
    Command.Outcome outcome =
        launcher
            .shell(
                FINISH,
                List.of(launcher.program("postgres"), launcher.program("initdb"), data.toString()))
            .run(statement, DEADLINE);
    if (!outcome.succeeded()) {
      throw new IOException("the new data cannot be finished: " + outcome.output());
    }
  }
}
