package dev.seedbed.database.report;

import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.ServerDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The command with which a person looks into a database, without its password in clear. */
public final class PsqlCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+-]+");

  private final PostgresServer server;
  private final Path passwords;

  private PsqlCommand(PostgresServer server, Path passwords) {
    this.server = server;
    this.passwords = passwords;
  }

  /**
   * Writes the password to a new file that only this user can read, which is removed when the JVM
   * ends.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static PsqlCommand to(PostgresServer server) {
    Credentials administrator = server.administrator();
    String line =
        "*:*:*:" + escaped(administrator.user()) + ":" + escaped(administrator.password()) + "\n";
    try {
      // Temporary files are made with access for their owner only.
      Path file = Files.createTempFile("seedbed-", ".pgpass");
      file.toFile().deleteOnExit();
      Files.writeString(file, line, StandardCharsets.UTF_8);
      return new PsqlCommand(server, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that the password stands in. */
  public Path passwords() {
    return passwords;
  }

  /** The command for one of the server's databases, as a POSIX shell takes it. */
  public String into(String database) {
    ServerDescription description = server.description();
    return "PGPASSFILE=%s psql -h %s -p %d -U %s -d %s"
        .formatted(
            quoted(passwords.toString()),
            quoted(description.host()),
            description.port(),
            quoted(server.administrator().user()),
            quoted(database));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
