package dev.seedbed.junit.traps;

/**
 * What became of a trap in an environment.
 *
 * @param word what the table says
 * @param seen the answer, or the error
 */
record Outcome(Word word, String seen) {
  private static final String THROWN = "thrown: ";

  enum Word {
    RIGHT("right"),
    REFUSED("refused"),
    FALSE_GREEN("**false green**"),
    FALSE_RED("**false red**"),
    WRONG("**wrong**"),
    LEAKS("**leaks**"),
    HANGS("**hangs**");

    private final String text;

    Word(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * Compares an answer with the truth. A failure that real life has and the answer has not passes.
   */
  static Outcome of(String truth, String answer) {
    if (answer.equals(truth)) {
      return new Outcome(Word.RIGHT, answer);
    }
    int more = errors(answer) - errors(truth);
    boolean thrown = answer.startsWith(THROWN);
    Word word = thrown || more > 0 ? Word.FALSE_RED : more < 0 ? Word.FALSE_GREEN : Word.WRONG;
    return new Outcome(word, answer);
  }

  private static int errors(String answer) {
    return answer.split("error", -1).length - 1;
  }

  /** The answer of code that did not expect a failure. */
  static String thrown(Exception failure) {
    return THROWN + failure;
  }

  boolean isTrue() {
    return word == Word.RIGHT;
  }

  boolean isTrueOrRefused() {
    return isTrue() || word == Word.REFUSED;
  }

  @Override
  public String toString() {
    return word.text() + ": " + seen;
  }
}
