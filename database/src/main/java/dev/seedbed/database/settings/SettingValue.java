package dev.seedbed.database.settings;

import dev.seedbed.catalog.ErrorMessage;
import java.util.regex.Pattern;

/**
 * What a setting is set to, and where that was found.
 *
 * @param setting which one
 * @param text its value as written
 * @param source where it comes from, such as {@code environment SEEDBED_SERVER}
 */
public record SettingValue(Setting setting, String text, String source) {

  /** A URL with a password before the host or among the parameters. */
  private static final Pattern URL_WITH_PASSWORD =
      Pattern.compile("//[^/?#]*:[^/?#]*@|[?&]password=", Pattern.CASE_INSENSITIVE);

  /** This value, from a place that is committed to version control. */
  SettingValue committed() {
    boolean url = setting == Setting.URL && URL_WITH_PASSWORD.matcher(text).find();
    if (url || setting == Setting.PASSWORD) {
      throw ErrorMessage.of("Password in " + source)
          .expected("passwords in the environment only")
          .actual(url ? "the setting \"url\" holds a password" : "the setting \"password\"")
          .why("what is written there ends up in version control")
          .toFix("remove it there and set " + Setting.PASSWORD.environmentVariable())
          .toException();
    }
    return this;
  }

  /** The key and the source; the value is left out where it may hold a password. */
  @Override
  public String toString() {
    boolean secret = setting == Setting.PASSWORD || setting == Setting.URL;
    return setting.key() + (secret ? "" : " = " + text) + " (from " + source + ")";
  }
}
