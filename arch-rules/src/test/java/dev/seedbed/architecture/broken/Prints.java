package dev.seedbed.architecture.broken;

/** Writes where the user's program writes. */
record Prints(String text) {
  void print() {
    System.out.println(text);
  }
}
