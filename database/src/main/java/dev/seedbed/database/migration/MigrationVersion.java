package dev.seedbed.database.migration;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The version of a migration: numbers compared one by one, so that {@code 2 < 10} and {@code 1 =
 * 1.0}, as Flyway compares them.
 *
 * @param parts the numbers, without trailing zeros
 */
record MigrationVersion(List<BigInteger> parts) implements Comparable<MigrationVersion> {

  MigrationVersion {
    int size = parts.size();
    while (size > 1 && parts.get(size - 1).signum() == 0) {
      size--;
    }
    parts = List.copyOf(parts.subList(0, size));
  }

  /** Parses digits separated by single dots or underscores: {@code 1}, {@code 1.2}, {@code 1_2}. */
  static MigrationVersion parse(String text) {
    return new MigrationVersion(
        Arrays.stream(text.split("[._]", -1)).map(BigInteger::new).toList());
  }

  @Override
  public int compareTo(MigrationVersion other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private BigInteger part(int i) {
    return i < parts.size() ? parts.get(i) : BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return parts.stream().map(BigInteger::toString).collect(Collectors.joining("."));
  }
}
