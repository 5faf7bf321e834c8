package dev.seedbed.architecture.broken;

import java.util.concurrent.atomic.AtomicLong;

/** Keeps state that all share. */
final class Statics {
  static final AtomicLong COUNT = new AtomicLong();
  static int last = 1;

  private Statics() {}
}
