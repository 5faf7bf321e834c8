package dev.seedbed.junit.traps;

/**
 * What became of a trap in an environment.
 *
 * @param word what the table says
 * @param seen the answer, or the error
 */
record Outcome(Word word, String seen) {
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
    boolean fails = answer.contains("error");
    boolean shouldFail = truth.contains("error");
    Word word = fails == shouldFail ? Word.WRONG : shouldFail ? Word.FALSE_GREEN : Word.FALSE_RED;
    return new Outcome(word, answer);
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
