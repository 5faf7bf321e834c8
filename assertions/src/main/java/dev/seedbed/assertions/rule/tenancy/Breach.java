package dev.seedbed.assertions.rule.tenancy;

/** What one tenant can do with the rows of another. */
enum Breach {
  SEEN("can be seen (SELECT)"),
  CHANGED("can be changed (UPDATE)"),
  GIVEN("can be made out of its own (UPDATE)"),
  DELETED("can be deleted (DELETE)"),
  MADE("can be made (INSERT)");

  private final String words;

  Breach(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
