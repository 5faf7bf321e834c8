package dev.seedbed.database.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a database says about its purpose.
 *
 * <p>The name is split into words at everything that is neither letter nor digit and before capital
 * letters; digits at a word's end do not count. One of the words {@code test}, {@code tests},
 * {@code testing}, {@code testdb}, {@code ci} or {@code seedbed} makes it a test database, one of
 * {@code dev}, {@code devel}, {@code develop}, {@code development} or {@code local} a developer's.
 * One of the words {@code prod}, {@code prd}, {@code production} or {@code live} makes it a
 * production database, whatever else it is called.
 *
 * @param name the database's name
 */
record DatabaseName(String name) {

  private static final Set<String> TEST =
      Set.of("test", "tests", "testing", "testdb", "ci", "seedbed");

  private static final Set<String> DEVELOPMENT =
      Set.of("dev", "devel", "develop", "development", "local");

  private static final Set<String> PRODUCTION = Set.of("prod", "prd", "production", "live");

  /** Whether tests may use a database of this name without being told so. */
  boolean looksLikeTest() {
    return words().stream().anyMatch(TEST::contains) && !looksLikeProduction();
  }

  /** Whether a developer's commands may change a database of this name without being told so. */
  boolean looksLikeDevelopment() {
    return words().stream().anyMatch(DEVELOPMENT::contains) && !looksLikeProduction();
  }

  /** Whether tests may not use a database of this name whatever they are told. */
  boolean looksLikeProduction() {
    return words().stream().anyMatch(PRODUCTION::contains);
  }

  private List<String> words() {
    return Arrays.stream(name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})", -1))
        .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("\\p{N}+$", ""))
        .toList();
  }
}
