package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialsTest {

  @Test
  void leaves_the_password_out_of_its_text() {
    assertThat(new Credentials("me", "s3cret")).hasToString("Credentials[user=me]");
  }

  @Test
  void makes_a_new_long_password_each_time() {
    Credentials one = Credentials.random();
    Credentials other = Credentials.random();

    assertThat(one.user()).isEqualTo("postgres");
    assertThat(one.password()).hasSize(32).isNotEqualTo(other.password());
  }
}
