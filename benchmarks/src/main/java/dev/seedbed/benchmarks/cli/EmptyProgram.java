package dev.seedbed.benchmarks.cli;

/** What any Java program takes to start and end. */
final class EmptyProgram {
  private EmptyProgram() {}

  public static void main(String[] arguments) {}
}
