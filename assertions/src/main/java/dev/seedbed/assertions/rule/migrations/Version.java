package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.database.migration.MigrationTrace.Migration;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The version that the name of a migration's file or folder begins with.
 *
 * @param folder in which versions have to differ
 * @param number its parts with dots
 */
record Version(String folder, String number) {
  private static final int SHORTEST_TIME = 10;
  private static final Pattern NAME =
      Pattern.compile(
          "(?<folder>.*/)?V?(?<number>\\d+(?:[._]\\d+)*)(?<rest>_[^/]*|/migration\\.sql)");

  /** The version of a migration; null if it has none. */
  static @Nullable Version of(Migration migration) {
    Matcher name = NAME.matcher(migration.file().replace('\\', '/'));
    // A change set's file has others in it.
    if (!name.matches() || migration.repeatable() || !migration.name().equals(migration.file())) {
      return null;
    }
    String folder = name.group("folder");
    return new Version(folder == null ? "" : folder, name.group("number").replace('_', '.'));
  }

  /** Whether it is a time, as generators for many branches write it. */
  boolean isTime() {
    return number.replace(".", "").length() >= SHORTEST_TIME;
  }

  /** Whether it is in the same folder, and lower. */
  boolean isBelow(@Nullable Version other) {
    return other != null && folder.equals(other.folder) && compare(parts(), other.parts()) < 0;
  }

  private List<BigInteger> parts() {
    return Arrays.stream(number.split("\\.")).map(BigInteger::new).toList();
  }

  private static int compare(List<BigInteger> left, List<BigInteger> right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      BigInteger one = i < left.size() ? left.get(i) : BigInteger.ZERO;
      int order = one.compareTo(i < right.size() ? right.get(i) : BigInteger.ZERO);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A migration's file with the version after the highest, written with as many digits. */
  static String renamed(List<Migration> all, Migration migration) {
    Version version = Objects.requireNonNull(of(migration));
    BigInteger highest =
        all.stream()
            .map(Version::of)
            .flatMap(Stream::ofNullable)
            .filter(other -> other.folder.equals(version.folder))
            .map(other -> other.parts().get(0))
            .max(BigInteger::compareTo)
            .orElseThrow();
    String name = migration.file().substring(version.folder.length());
    String digits = name.replaceFirst("^V?(\\d+).*", "$1");
    String next = String.valueOf(highest.add(BigInteger.ONE));
    String padded = "0".repeat(Math.max(0, digits.length() - next.length())) + next;
    return name + " -> " + name.replaceFirst("^(V?)\\d+([._]\\d+)*", "$1" + padded);
  }
}
