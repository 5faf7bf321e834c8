package dev.seedbed.assertions.rule.naming;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import java.util.function.Predicate;

/**
 * An object with a name, and how it gets another one.
 *
 * @param kind what it is, in words
 * @param taken whether another object has a name that it would have to differ from
 * @param rename the statement up to the new name, such as {@code ALTER TABLE "a"."b" RENAME TO}
 */
record Named(ObjectAddress address, String kind, Predicate<String> taken, String rename) {
  private static final String CODE =
      "Code and functions that name it need the new name; views, keys and indexes follow.";

  /** The name alone, as the server stores it. */
  String name() {
    return address.kind() == ObjectAddress.Kind.FUNCTION
        ? address.names().get(1)
        : address.names().get(address.names().size() - 1);
  }

  /** Gives it the name, or that name with a number if it is not free. */
  Fix renameTo(String wanted) {
    String free = wanted;
    for (int i = 2; taken.test(free); i++) {
      free = wanted + "_" + i;
    }
    return Fix.of(rename + " " + Identifier.quote(free)).note(CODE);
  }
}
