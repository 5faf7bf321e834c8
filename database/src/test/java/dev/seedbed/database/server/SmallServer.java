package dev.seedbed.database.server;

import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** An embedded server with room for few, so that a test need not open hundreds of connections. */
public final class SmallServer {

  private SmallServer() {}

  /**
   * Starts one.
   *
   * @param home an empty folder, for programs that call those of PostgreSQL
   */
  public static PostgresServer start(Path home, int maxConnections) throws IOException {
    Machine here = Machine.current();
    Path programs = new BundledInstallation(here, here.userId()).find().programs();
    Machines.open(home);
    program(home.resolve("initdb"), programs.resolve("initdb") + " \"$@\"");
    program(
        home.resolve("postgres"),
        programs.resolve("postgres") + " \"$@\" -c max_connections=" + maxConnections);
    return PostgresServer.start(
        Settings.of(
            Map.of(
                "seedbed.server", "embedded",
                "seedbed.cache", "off",
                "seedbed.postgres-home", home.toString()),
            Map.of(),
            Path.of("/nowhere")));
  }

  private static void program(Path program, String command) throws IOException {
    Files.writeString(program, "#!/bin/sh\nexec " + command + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
