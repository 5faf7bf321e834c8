package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs on disk.
 *
 * @param programs the folder that holds {@code initdb} and {@code postgres}
 * @param withoutPgvector why {@code CREATE EXTENSION vector} would fail, if it is not there
 */
record Installation(Path programs, String withoutPgvector) {

  /** What changes when its files do. */
  String identity() throws IOException {
    StringBuilder identity = new StringBuilder(programs.toString());
    for (String name : List.of("postgres", "initdb", "../lib", "../lib/postgresql")) {
      append(identity, programs.resolve(name));
    }
    // Extensions; the last are Debian's.
    append(identity, programs.resolve("../share/extension"));
    append(identity, programs.resolve("../share/postgresql/extension"));
    String major = String.valueOf(programs.resolve("..").normalize().getFileName());
    append(identity, Path.of("/usr/share/postgresql", major, "extension"));
    return identity.toString();
  }

  private static void append(StringBuilder identity, Path file) throws IOException {
    identity.append('\n').append(Files.exists(file) ? Fingerprint.ofFile(file) : "-");
  }

  /** The one that the settings name, or the one on the class path. */
  static Installation find(Settings settings, Machine machine, int userId) throws IOException {
    Optional<SettingValue> home = settings.find(Setting.POSTGRES_HOME);
    return home.isPresent()
        ? configured(home.get())
        : new BundledInstallation(machine, userId).find();
  }

  /** The PostgreSQL that the setting {@code postgres-home} names. */
  static Installation configured(SettingValue postgresHome) {
    Path home = Path.of(postgresHome.text()).toAbsolutePath().normalize();
    return Stream.of(home.resolve("bin"), home)
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
        .findFirst()
        .map(folder -> new Installation(folder, "not installed with the PostgreSQL in " + home))
        .orElseThrow(
            () ->
                ErrorMessage.of("No PostgreSQL server programs in " + home)
                    .expected("initdb and postgres in " + home.resolve("bin"))
                    .actual(Files.isDirectory(home) ? "not there" : "there is no such folder")
                    .why("postgres-home is set by " + postgresHome.source())
                    .toFix(
                        "set it to the folder that pg_config --bindir prints, with the server"
                            + " installed and not only the client")
                    .toFix("remove it to use the programs from the class path")
                    .toException());
  }
}
