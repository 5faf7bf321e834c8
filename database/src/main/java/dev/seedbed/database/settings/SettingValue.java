package dev.seedbed.database.settings;

import dev.seedbed.catalog.ErrorMessage;
import java.util.Locale;
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
      Pattern.compile("//[^/?#]*:[^/?#]+@|[?&]password=[^&]", Pattern.CASE_INSENSITIVE);

  /**
   * This value, from a place that is committed to version control.
   *
   * @param literal what of it stands there; the rest is put in from the environment
   */
  SettingValue committed(String literal) {
    boolean url = URL_WITH_PASSWORD.matcher(literal).find();
    if (url || (setting == Setting.PASSWORD && !literal.isBlank())) {
      throw ErrorMessage.of("Password in " + source)
          .expected("passwords in the environment only")
          .actual("the setting \"" + setting.key() + "\"" + (url ? " holds a password" : ""))
          .why("what is written there ends up in version control")
          .toFix("remove it there and set " + Setting.PASSWORD.environmentVariable())
          .toException();
    }
    return this;
  }

  /** This value, if it is one that the setting can have. */
  SettingValue checked() {
    if (!SettingShapes.of(setting).accepts(text.toLowerCase(Locale.ROOT))) {
      throw ErrorMessage.of("Wrong value of the setting \"" + setting.key() + "\"")
          .expected(SettingShapes.of(setting).expected())
          .actual("\"" + text + "\", from " + source)
          .toFix("correct it in the " + source + ", or remove it there")
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
