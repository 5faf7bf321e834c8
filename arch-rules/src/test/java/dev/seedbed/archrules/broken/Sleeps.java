package dev.seedbed.archrules.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Breaks ARCH006. */
class Sleeps {
  final BlockingQueue<String> outbox = new LinkedBlockingQueue<>();

  @Test
  void sends_a_reminder() throws InterruptedException {
    Thread.sleep(2_000);
    assertThat(outbox.poll()).isEqualTo("reminder");
  }
}
