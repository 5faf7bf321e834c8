package dev.seedbed.database.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a SQL file says: {@code V1__x.sql}, {@code V1_2__x.sql}, {@code 0001_x.sql},
 * {@code 20240101120000_x.sql} and {@code R__x.sql} are applied; {@code x.down.sql} and {@code
 * U1__x.sql} take back.
 *
 * @param version null for a repeatable file
 * @param down whether it takes back what another file applies
 */
record SqlNaming(@Nullable SqlVersion version, String description, boolean down) {
  private static final Pattern FLYWAY =
      Pattern.compile(
          "(?:(?<undo>U)|V)(?<version>\\d+(?:[._]\\d+)*)__(?<description>.+?)(?:\\.up|(?<down>\\.down))?\\.sql");
  private static final Pattern REPEATABLE = Pattern.compile("R__(?<description>.+)\\.sql");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?<version>\\d{8}[_T-]\\d{6}|\\d+)[_-](?<description>.+?)(?:\\.up|(?<down>\\.down))?\\.sql");

  /**
   * Reads the name of a file.
   *
   * @throws MigrationException if it is none of these
   */
  static SqlNaming of(SqlFile file) {
    Matcher flyway = FLYWAY.matcher(file.name());
    if (flyway.matches()) {
      boolean down = flyway.group("undo") != null || flyway.group("down") != null;
      return new SqlNaming(
          SqlVersion.flyway(flyway.group("version")), words(flyway.group("description")), down);
    }
    Matcher repeatable = REPEATABLE.matcher(file.name());
    if (repeatable.matches()) {
      return new SqlNaming(null, words(repeatable.group("description")), false);
    }
    Matcher numbered = NUMBERED.matcher(file.name());
    if (numbered.matches()) {
      return new SqlNaming(
          SqlVersion.numbered(numbered.group("version")),
          words(numbered.group("description")),
          numbered.group("down") != null);
    }
    throw FolderErrors.badName(file.path());
  }

  private static String words(String description) {
    return description.replace('_', ' ');
  }
}
