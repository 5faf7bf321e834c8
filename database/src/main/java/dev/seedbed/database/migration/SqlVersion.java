package dev.seedbed.database.migration;

import java.math.BigInteger;

/**
 * The version in a file's name, and what its writing says about the others.
 *
 * @param number what is compared
 * @param text as it is written: {@code 1_2}, {@code 0001}
 * @param scheme how the folder's files are numbered
 */
record SqlVersion(MigrationVersion number, String text, Scheme scheme) {

  /** A way of numbering files. */
  enum Scheme {
    /** {@code V1__x.sql}, {@code V1_2__x.sql}: people choose the numbers, and may leave holes. */
    FLYWAY,
    /**
     * {@code 0001_x.sql}: a generator gives each file the next number, so a hole means that a file
     * is missing.
     */
    SEQUENCE,
    /** {@code 10_x.sql}: numbers that promise nothing about the next one. */
    NUMBER,
    /** {@code 20240101120000_x.sql}: files of several branches come together in any order. */
    TIMESTAMP
  }

  private static final int SHORTEST_TIMESTAMP = 10;

  static SqlVersion flyway(String text) {
    return new SqlVersion(MigrationVersion.parse(text), text, Scheme.FLYWAY);
  }

  static SqlVersion numbered(String text) {
    String digits = text.replaceAll("\\D", "");
    Scheme scheme = Scheme.NUMBER;
    if (digits.length() >= SHORTEST_TIMESTAMP) {
      scheme = Scheme.TIMESTAMP;
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      scheme = Scheme.SEQUENCE;
    }
    return new SqlVersion(MigrationVersion.parse(digits), text, scheme);
  }

  /** Whether a file with this version may come after files with higher ones were applied. */
  boolean mayComeLate() {
    return scheme == Scheme.TIMESTAMP;
  }

  /** The single number of a version that is not Flyway's. */
  BigInteger single() {
    return number.parts().get(0);
  }
}
