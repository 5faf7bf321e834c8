package dev.seedbed.database.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.RetryPolicy;
import dev.seedbed.database.migration.TransactionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private final Path root;
  private final Path file;

  SettingsTest(@TempDir Path root) {
    this.root = root;
    this.file = root.resolve("seedbed.yaml");
  }

  @Test
  void has_defaults() {
    Settings settings = settings(Map.of(), Map.of());

    assertThat(settings.server()).isEqualTo(ServerChoice.AUTO);
    assertThat(settings.port()).isZero();
    assertThat(settings.text(Setting.IMAGE)).contains("pgvector/pgvector:pg17");
    assertThat(settings.find(Setting.URL)).isEmpty();
    assertThat(settings.projectRoot()).isEqualTo(root);
  }

  @Test
  void prefers_annotation_to_system_property_to_environment_to_file_to_default()
      throws IOException {
    assertThat(source(settings(Map.of(), Map.of()))).isEqualTo("default");

    Files.writeString(file, "image: a\nserver: container\n");
    assertThat(source(settings(Map.of(), Map.of()))).isEqualTo(file + ", line 2");

    Map<String, String> environment = Map.of("SEEDBED_SERVER", "container");
    assertThat(source(settings(Map.of(), environment))).isEqualTo("environment SEEDBED_SERVER");

    Map<String, String> properties = Map.of("seedbed.server", "container");
    Settings configured = settings(properties, environment);
    assertThat(source(configured)).isEqualTo("system property seedbed.server");

    Settings annotated =
        configured.withAnnotation("@PostgresTest on AgentTest", Map.of(Setting.SERVER, "embedded"));
    assertThat(source(annotated)).isEqualTo("@PostgresTest on AgentTest");
    assertThat(annotated.server()).isEqualTo(ServerChoice.EMBEDDED);
    assertThat(configured.server()).isEqualTo(ServerChoice.CONTAINER);
  }

  @Test
  void throwaway_servers_are_of_the_kind_that_is_named_beside_a_url() throws IOException {
    Map<String, String> given =
        Map.of("seedbed.server", "external", "seedbed.url", "postgresql://localhost/app_test");
    assertThat(settings(given, Map.of()).forThrowawayServer().server())
        .isEqualTo(ServerChoice.AUTO);

    Files.writeString(file, "server: embedded\n");
    Settings throwaway = settings(given, Map.of()).forThrowawayServer();
    assertThat(throwaway.server()).isEqualTo(ServerChoice.EMBEDDED);
    assertThat(source(throwaway)).isEqualTo(file + ", line 1");
    assertThat(throwaway.find(Setting.URL)).isEmpty();

    Map<String, String> environment = Map.of("SEEDBED_SERVER", "container");
    assertThat(settings(given, environment).forThrowawayServer().server())
        .isEqualTo(ServerChoice.CONTAINER);

    Files.writeString(file, "server: External\n");
    assertThat(settings(given, Map.of()).forThrowawayServer().server())
        .isEqualTo(ServerChoice.AUTO);
  }

  @Test
  void leaves_to_others_what_is_no_setting() throws IOException {
    Files.writeString(
        file,
        "seed-plan:\n  seed: 1\n  tables: {a: {count: 1}}\nrules: {}\nmapping: {}\nimage: a\n");

    assertThat(settings(Map.of(), Map.of()).text(Setting.IMAGE)).contains("a");
  }

  @Test
  void takes_an_empty_value_for_not_set() throws IOException {
    Files.writeString(file, "url:\nimage: ''\n");
    Settings settings =
        settings(Map.of("seedbed.server", ""), Map.of("SEEDBED_SERVER", " "))
            .withAnnotation("@PostgresTest", Map.of(Setting.SERVER, ""));

    assertThat(source(settings)).isEqualTo("default");
    assertThat(settings.find(Setting.URL)).isEmpty();
    assertThat(settings.text(Setting.IMAGE)).contains("pgvector/pgvector:pg17");
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRES_HOME, seedbed.postgres-home, SEEDBED_POSTGRES_HOME",
    "YES_THIS_DATABASE, seedbed.yes-this-database, SEEDBED_YES_THIS_DATABASE",
    "PORT, seedbed.port, SEEDBED_PORT"
  })
  void calls_settings_by_their_keys(Setting setting, String property, String variable) {
    assertThat(settings(Map.of(property, "x"), Map.of()).text(setting)).contains("x");
    assertThat(settings(Map.of(), Map.of(variable, "x")).text(setting)).contains("x");
  }

  @Test
  void reads_numbers_and_comments_from_the_file() throws IOException {
    Files.writeString(file, "# the port\nport: 5433 # fixed\n");

    assertThat(settings(Map.of(), Map.of()).port()).isEqualTo(5433);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n"})
  void reads_an_empty_file(String content) throws IOException {
    Files.writeString(file, content);

    assertThat(settings(Map.of(), Map.of()).server()).isEqualTo(ServerChoice.AUTO);
  }

  @Test
  void names_file_line_and_nearest_key_of_an_unknown_one() throws IOException {
    Files.writeString(file, "image: a\nsever: embedded\n");

    fails(
        """
        Unknown setting: sever in %s, line 2
          expected: one of %s, rules, code-rules, mapping, seed-plan
          actual: "sever"
          To fix: write server or seed or user if that is what you meant, or remove the line\
        """
            .formatted(
                file,
                Arrays.stream(Setting.values())
                    .map(Setting::key)
                    .collect(Collectors.joining(", "))));
  }

  @Test
  void refuses_a_setting_that_stands_there_twice() throws IOException {
    Files.writeString(file, "port: 1\nport: 2\n");

    fails(
        """
        Key stands there twice: port in %s, line 2
          expected: each key once
          actual: the second value for it, after that in line 1
          To fix: remove one of the two\
        """
            .formatted(file));
  }

  @Test
  void refuses_a_list_where_one_value_belongs() throws IOException {
    Files.writeString(file, "image:\n  - a\n  - b\n");

    fails(
        """
        Wrong value of the setting "image"
          expected: a single value
          actual: a list, in %s, line 1
          To fix: write "image: value" on one line\
        """
            .formatted(file));
  }

  @Test
  void takes_a_list_of_migrations() throws IOException {
    Files.writeString(file, "migrations:\n  - auth\n  - 'command: npm run x, y'\nport: 1\n");

    assertThat(settings(Map.of(), Map.of()).text(Setting.MIGRATIONS))
        .contains("auth\ncommand: npm run x, y");
    assertThat(settings(Map.of(), Map.of()).port()).isEqualTo(1);
  }

  @Test
  void refuses_a_mapping_in_a_list() throws IOException {
    Files.writeString(file, "migrations:\n  - auth\n  - command: npm run x\n");

    fails(
        """
        Wrong value of the setting "migrations"
          expected: single values in the list
          actual: a mapping in it, in %s, line 3
          To fix: write one value after each dash\
        """
            .formatted(file));
  }

  @Test
  void refuses_a_file_that_is_not_a_mapping() throws IOException {
    Files.writeString(file, "password=s3cret\n");

    fails(
        """
        Not a mapping: %s, line 1
          expected: lines of the form "key: value"
          actual: text without a key
          To fix: write one key a line, such as "server: embedded\"\
        """
            .formatted(file));
  }

  @Test
  void names_the_line_of_what_is_not_yaml_without_quoting_it() throws IOException {
    Files.writeString(file, "image: a\npassword: \"s3cret\n");

    fails(
        """
        Not YAML: %s, line 2
          expected: lines of the form "key: value"
          actual: while scanning a quoted scalar, found unexpected end of stream
          To fix: correct that line\
        """
            .formatted(file));
  }

  @Test
  void refuses_a_file_that_is_a_folder() throws IOException {
    Files.createDirectory(file);

    fails(
        """
        Cannot read %s
          expected: a file in UTF-8 that may be read
          actual: java.io.IOException: Is a directory
          To fix: correct the path, or make the file readable\
        """
            .formatted(file));
  }

  @Test
  void refuses_a_password_in_the_file() throws IOException {
    Files.writeString(file, "password: s3cret\n");

    fails(
        """
        Password in %s, line 1
          expected: passwords in the environment only
          actual: the setting "password"
          why: what is written there ends up in version control
          To fix: remove it there and set SEEDBED_PASSWORD\
        """
            .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:s3cret@localhost/app_test",
        "jdbc:postgresql://localhost/app_test?user=me&password=s3cret"
      })
  void refuses_a_url_with_a_password_in_the_file(String url) throws IOException {
    Files.writeString(file, "url: " + url + "\n");

    fails(
        """
        Password in %s, line 1
          expected: passwords in the environment only
          actual: the setting "url" holds a password
          why: what is written there ends up in version control
          To fix: remove it there and set SEEDBED_PASSWORD\
        """
            .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: ${NAME:-s3cret}",
        "password: s3cret${NAME:-}",
        "url: postgresql://${NAME:-me}:s3cret@localhost/app_test",
        "url: ${NAME:-postgresql://me:s3cret@localhost/app_test}",
        "migrations:\n  - 'command: migrate postgresql://me:s3cret@localhost/app_test'"
      })
  void refuses_a_password_beside_a_variable(String text) throws IOException {
    Files.writeString(file, text);

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> settings(Map.of(), Map.of()))
        .withMessageStartingWith("Password in " + file + ", line 1\n")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void takes_a_password_from_a_variable() throws IOException {
    Files.writeString(file, "url: postgresql://me:${PW}@localhost/app_test\npassword: ${PW}\n");

    Settings settings = settings(Map.of(), Map.of("PW", "s3cret"));
    assertThat(settings.text(Setting.URL)).contains("postgresql://me:s3cret@localhost/app_test");
    assertThat(settings.text(Setting.PASSWORD)).contains("s3cret");
  }

  @Test
  void puts_variables_into_values() throws IOException {
    Files.writeString(
        file, "port: ${PORT}\nimage: ${REPOSITORY:-pgvector}/pgvector:${TAG:-pg17}\nurl: ${URL:-}");

    Settings settings = settings(Map.of(), Map.of("PORT", "5433", "TAG", "pg18"));
    assertThat(settings.port()).isEqualTo(5433);
    assertThat(settings.text(Setting.IMAGE)).contains("pgvector/pgvector:pg18");
    assertThat(settings.find(Setting.URL)).isEmpty();
  }

  @Test
  void refuses_a_variable_that_is_not_set() throws IOException {
    Files.writeString(file, "image: a\nurl: postgresql://${DB_HOST}/app_test\n");

    fails(
        """
        Environment variable DB_HOST is not set: %s, line 2
          expected: a value for ${DB_HOST}, which stands there
          actual: no DB_HOST in the environment
          To fix: set it: export DB_HOST=…
              or: give it a default there: ${DB_HOST:-…}\
        """
            .formatted(file));
  }

  @Test
  void refuses_a_value_that_the_setting_cannot_have() throws IOException {
    Files.writeString(file, "server: dockr\n");

    fails(
        """
        Wrong value of the setting "server"
          expected: one of auto, container, embedded, external
          actual: "dockr", from %1$s, line 1
          To fix: correct it in the %1$s, line 1, or remove it there\
        """
            .formatted(file));
  }

  @Test
  void takes_a_url_without_a_password_from_the_file() throws IOException {
    Files.writeString(file, "url: postgresql://me@localhost:5432/app_test\n");

    assertThat(settings(Map.of(), Map.of()).text(Setting.URL))
        .contains("postgresql://me@localhost:5432/app_test");
  }

  @Test
  void refuses_a_password_in_an_annotation() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(
            () ->
                settings(Map.of(), Map.of())
                    .withAnnotation("@PostgresTest on A", Map.of(Setting.PASSWORD, "s3cret")))
        .withMessageStartingWith("Password in @PostgresTest on A\n");
  }

  @Test
  void refuses_an_unknown_server() {
    Settings settings = settings(Map.of(), Map.of("SEEDBED_SERVER", "dockr"));

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(settings::server)
        .withMessage(
            """
            Wrong value of the setting "server"
              expected: one of auto, container, embedded, external
              actual: "dockr", from environment SEEDBED_SERVER
              To fix: correct it in the environment SEEDBED_SERVER, or remove it there\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void refuses_what_is_not_a_port(String port) {
    Settings settings = settings(Map.of("seedbed.port", port), Map.of());

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(settings::port)
        .withMessage(
            """
            Wrong value of the setting "port"
              expected: a number from 0 to 65535, where 0 takes a free port
              actual: "%s", from system property seedbed.port
              To fix: correct it in the system property seedbed.port, or remove it there\
            """
                .formatted(port));
  }

  @Test
  void reads_how_migrations_are_run() throws IOException {
    assertThat(settings(Map.of(), Map.of()).migrationOptions()).isEqualTo(MigrationOptions.DEFAULT);

    Files.writeString(
        file,
        """
        migration-lock-wait: 0s
        migration-timeout: 1h
        migration-transactions: One-Per-File
        migration-retries: 0
        migration-out-of-order: true
        """);
    assertThat(settings(Map.of(), Map.of("SEEDBED_MIGRATION_TIMEOUT", "1500ms")).migrationOptions())
        .isEqualTo(
            MigrationOptions.DEFAULT
                .withLockWait(Duration.ZERO)
                .withTimeout(Duration.ofMillis(1500))
                .withTransactions(TransactionMode.ONE_PER_FILE)
                .withRetries(new RetryPolicy(1, RetryPolicy.DEFAULT.pause()))
                .withOutOfOrder(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "migration-lock-wait    | 5 m     | a time such as 500ms, 30s, 10m or 1h",
        "migration-lock-wait    | soon    | a time such as 500ms, 30s, 10m or 1h",
        "migration-timeout      | 0s      | a time such as 500ms, 30s, 10m or 1h, and not 0",
        "migration-timeout      | 60      | a time such as 500ms, 30s, 10m or 1h, and not 0",
        "migration-transactions | one     | one of one-for-all, one-per-file",
        "migration-retries      | -1      | a number from 0 to 100",
        "migration-out-of-order | maybe   | true or false",
      })
  void refuses_other_ways_to_run_migrations(String key, String text, String expected)
      throws IOException {
    Files.writeString(file, key + ": " + text + "\n");

    fails(
        """
        Wrong value of the setting "%1$s"
          expected: %3$s
          actual: "%2$s", from %4$s, line 1
          To fix: correct it in the %4$s, line 1, or remove it there\
        """
            .formatted(key, text, expected, file));
  }

  @Test
  void reads_how_tests_are_isolated() {
    assertThat(settings(Map.of(), Map.of()).isolation()).isEqualTo(IsolationMode.ROLLBACK);
    assertThat(settings(Map.of("seedbed.isolation", "Read-Only"), Map.of()).isolation())
        .isEqualTo(IsolationMode.READ_ONLY);
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(settings(Map.of("seedbed.isolation", "none"), Map.of())::isolation)
        .withMessage(
            """
            Wrong value of the setting "isolation"
              expected: one of rollback, clone, read-only
              actual: "none", from system property seedbed.isolation
              To fix: correct it in the system property seedbed.isolation, or remove it there\
            """);
  }

  @Test
  void reads_whether_isolation_is_verified() {
    assertThat(settings(Map.of(), Map.of()).verifyIsolation()).isFalse();
    assertThat(settings(Map.of("seedbed.verify-isolation", "TRUE"), Map.of()).verifyIsolation())
        .isTrue();
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(settings(Map.of("seedbed.verify-isolation", "1"), Map.of())::verifyIsolation)
        .withMessage(
            """
            Wrong value of the setting "verify-isolation"
              expected: true or false
              actual: "1", from system property seedbed.verify-isolation
              To fix: correct it in the system property seedbed.verify-isolation, or remove it \
            there\
            """);
  }

  @Test
  void reads_how_much_the_cache_may_take() {
    assertThat(settings(Map.of(), Map.of()).cacheBytes()).isEqualTo(2L << 30);
    assertThat(settings(Map.of("seedbed.cache", "500MB"), Map.of()).cacheBytes())
        .isEqualTo(500L << 20);
    for (String off : List.of("off", "false", "0")) {
      assertThat(settings(Map.of("seedbed.cache", off), Map.of()).cacheBytes()).isZero();
    }
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(settings(Map.of("seedbed.cache", "much"), Map.of())::cacheBytes)
        .withMessage(
            """
            Wrong value of the setting "cache"
              expected: a size such as 500 MB or 2 GB, or off
              actual: "much", from system property seedbed.cache
              To fix: correct it in the system property seedbed.cache, or remove it there\
            """);
  }

  @Test
  void reads_whether_servers_are_production_like() {
    assertThat(settings(Map.of(), Map.of()).productionLike()).isFalse();
    assertThat(settings(Map.of("seedbed.production-like", "true"), Map.of()).productionLike())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1441", "ten"})
  void refuses_what_is_no_time_to_keep_a_server(String minutes) {
    Settings settings = settings(Map.of("seedbed.keep-failed", minutes), Map.of());
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(settings::keepFailed)
        .withMessage(
            """
            Wrong value of the setting "keep-failed"
              expected: a number of minutes from 0 to 1440
              actual: "%s", from system property seedbed.keep-failed
              To fix: correct it in the system property seedbed.keep-failed, or remove it there\
            """
                .formatted(minutes));
    assertThat(settings(Map.of("seedbed.keep-failed", "5"), Map.of()).keepFailed())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void shows_neither_password_nor_url() {
    Settings settings =
        settings(
            Map.of(),
            Map.of(
                "SEEDBED_PASSWORD", "s3cret", "SEEDBED_URL", "postgresql://me:s3cret@host/test"));

    assertThat(settings.find(Setting.PASSWORD).orElseThrow())
        .hasToString("password (from environment SEEDBED_PASSWORD)");
    assertThat(settings.find(Setting.URL).orElseThrow())
        .hasToString("url (from environment SEEDBED_URL)");
    assertThat(settings.find(Setting.PORT).orElseThrow()).hasToString("port = 0 (from default)");
  }

  private Settings settings(Map<String, String> properties, Map<String, String> environment) {
    return Settings.of(properties, environment, root);
  }

  private static String source(Settings settings) {
    return settings.find(Setting.SERVER).orElseThrow().source();
  }

  private void fails(String message) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> settings(Map.of(), Map.of()))
        .withMessage(message)
        .withMessageNotContaining("s3cret");
  }
}
