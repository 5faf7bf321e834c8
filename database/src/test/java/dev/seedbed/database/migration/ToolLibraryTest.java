package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolLibraryTest {

  @ParameterizedTest
  @CsvSource({
    "FlywayMigrations, Flyway, org.flywaydb.core.Flyway,"
        + " org.flywaydb:flyway-database-postgresql",
    "LiquibaseMigrations, Liquibase, liquibase.Liquibase, org.liquibase:liquibase-core"
  })
  void names_the_dependency_that_is_missing(
      String source, String tool, String className, String dependency) throws Exception {
    try (URLClassLoader without = classPathWithoutTools()) {
      Class<?> migrations = without.loadClass("dev.seedbed.database.migration." + source);
      Throwable failure =
          catchThrowable(() -> migrations.getMethod("at", String.class).invoke(null, "db"));
      assertThat(failure.getCause())
          .hasMessage(
              """
              %s is not on the class path
                expected: the library of %1$s, which applies db
                actual: no class %s
                To fix: add a test dependency: %s, in the version that you use"""
                  .formatted(tool, className, dependency));
    }
  }

  @Test
  void is_not_needed_for_plain_folders() throws Exception {
    try (URLClassLoader without = classPathWithoutTools()) {
      Class<?> sources = without.loadClass("dev.seedbed.database.migration.MigrationSources");
      Throwable failure =
          catchThrowable(() -> sources.getMethod("of", String.class).invoke(null, "nowhere"));
      assertThat(failure.getCause()).hasMessageStartingWith("Migration folder not found: nowhere");
    }
  }

  private static URLClassLoader classPathWithoutTools() throws IOException {
    URL[] entries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("flyway") && !entry.contains("liquibase"))
            .map(ToolLibraryTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(entries, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
