package dev.seedbed.database.migration;

import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lies at a location of Flyway's.
 *
 * @param location as the user names it
 * @param flywayLocation as Flyway names it
 * @param byName all files, classes included, by their names relative to the location
 * @param configuration what {@code flyway.conf} says, but for the connection
 */
record FlywayFiles(
    String location,
    String flywayLocation,
    Map<String, SqlFile> byName,
    Map<String, String> configuration,
    ClassLoader classLoader) {
  private static final String CONFIGURATION = "flyway.conf";
  private static final Pattern STEP =
      Pattern.compile("(?:V(?<version>\\d+(?:[._]\\d+)*)|R)__(?<description>.+)\\.(?:sql|class)");
  private static final List<String> NOT_TAKEN =
      List.of("flyway.url", "flyway.user", "flyway.password", "flyway.driver", "flyway.locations");

  static FlywayFiles read(String location, Path workingDirectory, ClassLoader classLoader) {
    MigrationFolder folder = new MigrationFolder(workingDirectory, classLoader);
    Map<String, SqlFile> byName = new TreeMap<>();
    for (Map.Entry<String, SqlFile> file : folder.read(location, FlywayFiles::file)) {
      byName.put(file.getKey(), file.getValue());
    }
    Map<String, String> configuration = new TreeMap<>(configuration(workingDirectory));
    SqlFile own = byName.get(CONFIGURATION);
    if (own != null) {
      configuration.putAll(configuration(own.text()));
    }
    return new FlywayFiles(location, folder.resolve(location), byName, configuration, classLoader);
  }

  /** Which encoding it has is for Flyway to say; here it is only searched for statements. */
  private static Map.Entry<String, SqlFile> file(String name, String path, Path file)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = name.endsWith(".class") ? "" : new String(bytes, StandardCharsets.UTF_8);
    return Map.entry(name, new SqlFile(name, path, text, Sha256.of(bytes)));
  }

  private static Map<String, String> configuration(Path workingDirectory) {
    Path file = workingDirectory.resolve(CONFIGURATION);
    try {
      return Files.exists(file) ? configuration(Files.readString(file)) : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, String> configuration(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a string can be read", e);
    }
    Map<String, String> configuration = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (!NOT_TAKEN.contains(key)) {
        configuration.put(key, properties.getProperty(key));
      }
    }
    return configuration;
  }

  /**
   * The file of a migration.
   *
   * @param script what Flyway's history calls it: the name of a file, or of a class
   */
  @Nullable SqlFile find(String script) {
    SqlFile file = byName.get(script.replace('\\', '/'));
    return file != null
        ? file
        : byName.get(script.substring(script.lastIndexOf('.') + 1) + ".class");
  }

  /** The versions in their order, then what is repeatable. */
  List<MigrationFile> steps() {
    Map<MigrationVersion, MigrationFile> versions = new TreeMap<>();
    Map<String, MigrationFile> repeatable = new TreeMap<>();
    byName.forEach(
        (name, file) -> {
          Matcher step = STEP.matcher(name.substring(name.lastIndexOf('/') + 1));
          if (step.matches() && step.group("version") != null) {
            MigrationVersion version = MigrationVersion.parse(step.group("version"));
            versions.put(version, new MigrationFile(version.toString(), file.path(), false));
          } else if (step.matches()) {
            String id = "R " + step.group("description");
            repeatable.put(id, new MigrationFile(id, file.path(), true));
          }
        });
    return Stream.concat(versions.values().stream(), repeatable.values().stream()).toList();
  }

  String fingerprint(Map<String, String> properties) {
    Sha256 digest = new Sha256();
    byName.forEach((name, file) -> digest.addLines(name, file.checksum()));
    new TreeMap<>(properties).forEach(digest::addLines);
    return digest.hex();
  }
}
