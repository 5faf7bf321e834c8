package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstQueryTest {

  @ParameterizedTest
  @CsvSource({"0, 5", "125, 5", "1500, 60", "10000, 400"})
  void asks_less_often_the_longer_a_server_takes(long passedMillis, long pauseMillis) {
    assertThat(FirstQuery.pauseAfter(Duration.ofMillis(passedMillis)))
        .isEqualTo(Duration.ofMillis(pauseMillis));
  }
}
