package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.SettingValue;
import org.jspecify.annotations.Nullable;

/** What an external database is opened for, on which it depends whose it may be. */
public enum DatabaseUse {
  /** Tests write to it. */
  TEST,
  /** A developer's commands write to it. */
  DEVELOPMENT,
  /** Nothing is written to it, which its connections see to: any database may be read. */
  READING;

  /**
   * Refuses a database that this must not be done to.
   *
   * @param allowed the setting {@code yes-this-database}, if there is one
   */
  void check(DatabaseName name, @Nullable SettingValue allowed) {
    ErrorMessage refusal = refusal(name, allowed);
    if (refusal != null) {
      throw refusal.toException();
    }
  }

  /** Why this must not be done to a database; null if it may be. */
  @Nullable ErrorMessage refusal(DatabaseName name, @Nullable SettingValue allowed) {
    if (this == READING) {
      return null;
    }
    if (name.looksLikeProduction()) {
      return this == TEST ? productionForTests(name) : production(name);
    }
    boolean named = allowed != null && allowed.text().equals(name.name());
    boolean fits = name.looksLikeTest() || (this == DEVELOPMENT && name.looksLikeDevelopment());
    if (named || fits) {
      return null;
    }
    String actual =
        name.name() + (allowed == null ? "" : ", and the setting " + allowed + " is another");
    return this == TEST ? notForTests(name, actual) : notForDevelopment(name, actual);
  }

  private static ErrorMessage productionForTests(DatabaseName name) {
    return ErrorMessage.of("Production database: \"" + name.name() + "\"")
        .expected("a test database")
        .actual("a name with a word such as prod or live")
        .why("tests write to it, so such a database is never used")
        .toFix("set url to a test database, such as one named app_test")
        .toFix("remove url, and a container or an embedded server is used");
  }

  private static ErrorMessage production(DatabaseName name) {
    return ErrorMessage.of("Production database: \"" + name.name() + "\"")
        .expected("a development or test database")
        .actual("a name with a word such as prod or live")
        .why("this command changes it, so such a database is never used")
        .toFix("set url to a development database, such as one named app_dev")
        .toFix("remove url, and the project's own development database is used");
  }

  private static ErrorMessage notForTests(DatabaseName name, String actual) {
    return ErrorMessage.of("Not a test database: \"" + name.name() + "\"")
        .expected("a name with one of the words test, ci or seedbed, such as app_test")
        .actual(actual)
        .why("tests write to it, and it may be somebody's data")
        .toFix("set url to a test database")
        .toFix("if tests may write to this one, set yes-this-database to " + name.name());
  }

  private static ErrorMessage notForDevelopment(DatabaseName name, String actual) {
    return ErrorMessage.of("Not a development database: \"" + name.name() + "\"")
        .expected("a name with one of the words dev, local, test, ci or seedbed, such as app_dev")
        .actual(actual)
        .why("this command changes it, and it may be somebody's data")
        .toFix("set url to a development database")
        .toFix("if it may be changed, name it: --yes-this-database " + name.name());
  }
}
