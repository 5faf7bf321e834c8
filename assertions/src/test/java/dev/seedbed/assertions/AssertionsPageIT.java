package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;

import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.assertions.rule.timestamps.RequiredTimestamps;
import dev.seedbed.assertions.rule.types.TextUserIds;
import dev.seedbed.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertionsProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java code of docs/assertions.md; each block of it stands in this file or next to it. */
class AssertionsPageIT {
  private static final Path SOURCES = Path.of("src/test/java/dev/seedbed/assertions");

  private final Catalog schema = read();

  private static Catalog read() {
    String tables =
        """
        CREATE SCHEMA app;
        CREATE TABLE app.sessions (
          user_id text,
          created_at timestamptz NOT NULL DEFAULT now(),
          updated_at timestamptz NOT NULL DEFAULT now());
        COMMENT ON TABLE app.sessions IS 'A visit of a user';
        """;
    try (LiveSchema live = LiveSchema.of(tables)) {
      return live.catalog();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void schema_follows_the_rules() {
    assertThat(schema).hasNoTablesIn("public").hasTextUserIds().hasRequiredTimestamps();
  }

  @Test
  void schema_follows_rules_with_parameters() {
    assertThat(schema)
        .follows(
            new NoTablesInSchemas("public", "legacy").allowing("public.countries"),
            new TextUserIds("user_id", "owner_user_id"),
            new RequiredTimestamps("created_at"));
  }

  @Test
  void schema_has_accepted_findings() {
    assertThat(schema)
        .accepting("NS001 relation public.countries")
        .hasNoTablesIn("public")
        .hasTextUserIds();
  }

  @Test
  void schema_is_softly_asserted() {
    SoftAssertionsProvider.assertSoftly(
        SeedbedSoftAssertions.class,
        softly -> {
          softly.assertThat(schema).hasNoTablesIn("public").hasRequiredTimestamps();
          softly.assertThat(schema.tables()).hasSizeGreaterThan(0);
        });
  }

  @Test
  void schema_follows_a_rule_of_its_own() throws SQLException {
    assertThat(schema).follows(new TablesHaveComments());
    try (LiveSchema live = LiveSchema.of("CREATE SCHEMA app; CREATE TABLE app.\"A\" ()")) {
      live.mend(new TablesHaveComments(), "app.\"A\"");
    }
  }

  static List<String> blocks() throws IOException {
    String page = Files.readString(Path.of("../docs/assertions.md"));
    return Pattern.compile("(?s)\n```java\n(.*?)\n```\n")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .map(block -> block.substring("\n```java\n".length(), block.length() - "\n```\n".length()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void each_block_of_the_page_is_compiled(String block) throws IOException {
    String sources =
        Files.readString(SOURCES.resolve("AssertionsPageIT.java"))
            + Files.readString(SOURCES.resolve("DatabasePageIT.java"))
            + Files.readString(SOURCES.resolve("TablesHaveComments.java"));
    assertThat(withoutIndents(sources)).contains(withoutIndents(block));
  }

  private static String withoutIndents(String text) {
    return text.replaceAll("(?m)^ +", "");
  }
}
