package dev.seedbed.samples.mana.user;

import dev.seedbed.samples.mana.database.Sql;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** How users like it. */
public final class UserSettingsRepository {

  private static final String CHOOSE_THEME =
      """
      INSERT INTO usr.user_settings (user_id, theme)
      VALUES (?, ?)
      ON CONFLICT (user_id) DO UPDATE SET theme = excluded.theme, updated_at = now()
      """;

  private static final String SET =
      """
      INSERT INTO usr.user_settings (user_id, settings)
      VALUES (?, jsonb_build_object(?::text, ?::text))
      ON CONFLICT (user_id) DO UPDATE
      SET settings = user_settings.settings || excluded.settings, updated_at = now()
      """;

  private static final String FIND =
      "SELECT user_id, theme, locale, settings FROM usr.user_settings WHERE user_id = ?";

  private static final String WHO_HAS =
      """
      SELECT user_id
      FROM usr.user_settings
      WHERE settings @> jsonb_build_object(?::text, ?::text)
      ORDER BY user_id
      """;

  private final DataSource database;

  public UserSettingsRepository(DataSource database) {
    this.database = database;
  }

  /** Chooses a theme, whether or not the user has chosen anything before. */
  public void chooseTheme(String userId, String theme) {
    new Sql(CHOOSE_THEME, userId, theme).update(database);
  }

  /** Sets something that has no column of its own. */
  public void set(String userId, String name, String value) {
    new Sql(SET, userId, name, value).update(database);
  }

  public Optional<UserSettings> find(String userId) {
    return new Sql(FIND, userId)
        .first(
            database,
            row ->
                new UserSettings(
                    row.getString("user_id"),
                    row.getString("theme"),
                    row.getString("locale"),
                    row.getString("settings")));
  }

  /** The users who have set something to this value. */
  public List<String> whoHas(String name, String value) {
    return new Sql(WHO_HAS, name, value).all(database, row -> row.getString("user_id"));
  }
}
