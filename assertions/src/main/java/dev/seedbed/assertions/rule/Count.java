package dev.seedbed.assertions.rule;

/**
 * How many there are of something.
 *
 * @param number how many
 * @param one what a single one is called, such as {@code table}
 * @param many what several are called, such as {@code tables}
 */
public record Count(int number, String one, String many) {
  public Count {
    if (number < 0) {
      throw new IllegalArgumentException("A count is not negative: " + number + " " + many);
    }
  }

  /** The number and the right word: {@code 1 table}, {@code 0 tables}. */
  @Override
  public String toString() {
    return number + " " + (number == 1 ? one : many);
  }
}
