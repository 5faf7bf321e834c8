package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
  private final Patience patience = new Patience(3, Duration.ofMillis(1));
  private int attempts;

  @ParameterizedTest
  @ValueSource(strings = {"57P01", "57P03", "53300", "08001", "08006"})
  void tries_again_what_may_pass(String state) throws SQLException {
    String opened =
        patience.open(
            () -> {
              attempts++;
              if (attempts < 3) {
                throw new SQLException("not yet", state);
              }
              return "open";
            });
    assertThat(opened).isEqualTo("open");
  }

  @Test
  void gives_up_in_the_end() {
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> fail("57P03", null));
    assertThat(attempts).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "3D000", "08004"})
  void does_not_try_again_what_will_not_pass(String state) {
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> fail(state, null));
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void does_not_look_again_for_a_host_that_is_not_there() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> fail("08001", new UnknownHostException("nowhere")));
    assertThat(attempts).isEqualTo(1);
  }

  private String fail(String state, @Nullable Exception cause) throws SQLException {
    return patience.open(
        () -> {
          attempts++;
          throw new SQLException("no", state, cause);
        });
  }
}
