package dev.seedbed.assertions.rule.naming;

import dev.seedbed.catalog.ObjectAddress;

/** Makes up names. */
final class NewNames {
  private NewNames() {}

  /** A name with the reserved word in it, or its plural. */
  static String unreserved(Named object, String word) {
    if (object.address().kind() == ObjectAddress.Kind.COLUMN) {
      String table = object.address().names().get(1);
      return Words.singular(Words.snake(table)) + "_" + word;
    }
    String plural = Words.plural(word);
    return ReservedWords.has(plural) ? word + "_" + object.kind().replace(' ', '_') : plural;
  }
}
