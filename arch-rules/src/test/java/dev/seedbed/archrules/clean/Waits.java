package dev.seedbed.archrules.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A test as it should be. */
class Waits {
  final BlockingQueue<String> outbox = new LinkedBlockingQueue<>();

  @Test
  void sends_a_reminder() throws InterruptedException {
    assertThat(outbox.poll(10, TimeUnit.SECONDS)).isEqualTo("reminder");
  }
}
