package dev.seedbed.assertions.rule.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoPlainSecretsIT {
  private static final NoPlainSecrets RULE = new NoPlainSecrets();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "user_password",
        "\"apiKey\"",
        "api_key",
        "client_secret",
        "token",
        "\"accessToken\"",
        "refresh_token",
        "aws_secret_access_key",
        "private_key"
      })
  void finds_what_is_named_like_a_secret(String column) throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            "CREATE SCHEMA app; CREATE TABLE app.a (id integer, %s text)".formatted(column))) {
      assertThat(schema.findings(RULE)).map(Finding::objectName).containsExactly("app.a." + column);
    }
  }

  @Test
  void leaves_alone_what_is_none_or_is_kept() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.a (
              prompt_tokens integer, token_usage text, input_token_price numeric, max_token text,
              password_hash text, hashed_password text, encrypted_password text,
              api_key_encrypted text, key_hash text, key_prefix text, api_key_id text,
              password_changed_at timestamptz, has_password boolean, password bytea,
              secret_name text, page_token text, reset_token text, push_token text, tokens text,
              token_type text, compass text, token uuid, bypass text);
            CREATE TABLE app.b (password text, token text);
            COMMENT ON COLUMN app.b.password IS 'bcrypt hash';
            COMMENT ON COLUMN app.b.token IS 'SHA-256, in hex';
            CREATE TABLE app.c (client_secret text);
            COMMENT ON TABLE app.c IS 'All keys are encrypted by the application';
            """)) {
      assertThat(schema.findings(RULE)).map(Finding::objectName).isEmpty();
    }
  }

  @Test
  void does_not_believe_a_comment_that_says_the_contrary() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.a (password text, api_key text, token text);
            COMMENT ON TABLE app.a IS 'Keys are hashed';
            COMMENT ON COLUMN app.a.password IS 'in plain text, not hashed';
            COMMENT ON COLUMN app.a.api_key IS 'not yet encrypted';
            """)) {
      assertThat(schema.findings(RULE))
          .map(Finding::objectName)
          .containsExactly("app.a.password", "app.a.api_key");
      assertThat(schema.finding(RULE, "app.a.api_key").actual())
          .isEqualTo("text: not yet encrypted");
    }
  }

  @Test
  void hashes_what_is_only_compared() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app."Keys" (id integer, "apiKey" varchar(20) UNIQUE);
            INSERT INTO app."Keys" VALUES (1, 'abc'), (2, NULL);
            """)) {
      String column = "app.\"Keys\".\"apiKey\"";
      Finding finding = schema.finding(RULE, column);
      assertThat(finding.problem())
          .isEqualTo("the column seems to hold a secret as it is: whoever reads a backup has it");
      assertThat(finding.expected())
          .isEqualTo("a hash or a ciphertext, and a name or a comment that says so");
      assertThat(finding.actual()).isEqualTo("character varying(20) without a comment");
      assertThat(finding.fix().statements())
          .containsExactly(
              "ALTER TABLE \"app\".\"Keys\" ALTER COLUMN \"apiKey\" TYPE text",
              "UPDATE \"app\".\"Keys\" SET \"apiKey\" ="
                  + " encode(sha256(convert_to(\"apiKey\", 'UTF8')), 'hex')",
              "ALTER TABLE \"app\".\"Keys\" RENAME COLUMN \"apiKey\" TO \"apiKeyHash\"");
      schema.mend(RULE, column);
      assertThat(schema.value("SELECT \"apiKeyHash\" FROM app.\"Keys\" WHERE id = 1"))
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
  }

  @Test
  void does_nothing_where_values_have_to_stay() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app.a (
              password text, client_secret text, token text CHECK (starts_with(token, 'x')),
              api_key text DEFAULT 'x', access_token text, access_token_hash text);
            """)) {
      assertThat(schema.findings(RULE))
          .hasSize(5)
          .allSatisfy(finding -> assertThat(finding.fix().statements()).isEmpty());
    }
  }

  @Test
  void needs_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoPlainSecrets(new String[0]))
        .withMessage("SEC004 needs at least one name of a secret");
  }
}
