package dev.seedbed.database.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}. */
public final class SettingTime {
  static final String FORM = "^(\\d{1,6})(ms|s|m|h)$";
  static final String POSITIVE = "^0{0,5}[1-9]\\d{0,5}(ms|s|m|h)$";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private SettingTime() {}

  /**
   * The time that a text means.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Duration parse(String text) {
    Matcher time = PATTERN.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a time such as 500ms, 30s, 10m or 1h");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
