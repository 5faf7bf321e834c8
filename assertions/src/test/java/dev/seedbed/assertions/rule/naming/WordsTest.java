package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "createdAt, created_at",
    "HTTPServerId, http_server_id",
    "UserName, user_name",
    "user name, user_name",
    "Straße, straße",
    "v2Model, v2_model",
    "2fa, _2fa",
    "a-b.c, a_b_c",
    "as_is, as_is"
  })
  void writes_names_in_snake_case(String name, String snake) {
    assertThat(Words.snake(name)).isEqualTo(snake);
  }

  @ParameterizedTest
  @CsvSource({
    "agent_message, agent_messages",
    "agentVersion, agentVersions",
    "User, Users",
    "category, categories",
    "key, keys",
    "box, boxes",
    "status, statuses",
    "address, addresses",
    "analysis, analyses",
    "batch, batches",
    "person, people",
    "life, lives",
    "response, responses",
    "database, databases",
    "cache, caches",
    "movie, movies",
    "quiz, quizzes"
  })
  void knows_plurals(String one, String many) {
    assertThat(Words.plural(one)).isEqualTo(many);
    assertThat(Words.plural(many)).isEqualTo(many);
    assertThat(Words.isPlural(one)).isFalse();
    assertThat(Words.isPlural(many)).isTrue();
    if (one.equals(one.toLowerCase(Locale.ROOT))) {
      assertThat(Words.singular(many)).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"model_pricing_history", "metadata", "people", "personas", "apis", "feedback"})
  void lets_words_without_a_plural_be(String name) {
    assertThat(Words.isPlural(name)).isTrue();
    assertThat(Words.plural(name)).isEqualTo(name);
  }
}
