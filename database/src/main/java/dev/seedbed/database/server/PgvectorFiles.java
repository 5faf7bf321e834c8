package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * pgvector, compiled for a platform's embedded server, as class path resources.
 *
 * @param platform what it is compiled for
 * @param classLoader what finds it
 */
record PgvectorFiles(Platform platform, ClassLoader classLoader) {

  private static final List<String> MAJORS = List.of("15", "16", "17", "18");

  /** What changes whenever the files do, whichever server they are for. */
  String fingerprint() throws IOException {
    StringBuilder lists = new StringBuilder();
    for (String major : MAJORS) {
      Optional<Resource> list = find(major, "pgvector.properties");
      if (list.isPresent()) {
        lists.append(Sha256.of(list.get().bytes()));
      }
    }
    return lists.isEmpty() ? "none" : Sha256.of(lists.toString()).substring(0, 16);
  }

  /** Puts the files, if there are any, where the server that lies in {@code home} finds them. */
  void copyInto(Path home) throws IOException {
    String major = major(home);
    Optional<Resource> list = find(major, "pgvector.properties");
    if (list.isEmpty()) {
      return;
    }
    Properties properties = new Properties();
    try (InputStream stream = list.get().open()) {
      properties.load(stream);
    }
    for (String file : properties.getProperty("files", "").split(",", -1)) {
      byte[] content = checked(major, file, properties.getProperty("sha256." + file));
      boolean library = file.equals(properties.getProperty("library"));
      Path folder = home.resolve(library ? "lib/postgresql" : "share/postgresql/extension");
      Files.write(folder.resolve(Path.of(file).getFileName()), content);
    }
  }

  private byte[] checked(String major, String file, @Nullable String expected) throws IOException {
    Optional<Resource> resource = find(major, file);
    String actual = resource.isEmpty() ? "missing" : Sha256.of(resource.get().bytes());
    if (resource.isEmpty() || !actual.equals(expected)) {
      throw ErrorMessage.of("pgvector is damaged: " + file + " for " + platform.name())
          .expected("SHA-256 " + expected)
          .actual(actual)
          .toFix("build or download seedbed-pgvector-binaries anew")
          .toException();
    }
    return resource.get().bytes();
  }

  private Optional<Resource> find(String major, String file) {
    return Resource.find(
        classLoader, "dev/seedbed/pgvector/" + platform.name() + "/" + major + "/" + file);
  }

  /** The server's major version, from the line that {@code initdb} checks it by. */
  private static String major(Path home) throws IOException {
    try (Stream<String> lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
      return lines.findFirst().orElse("").replace("# PostgreSQL ", "").strip();
    }
  }
}
