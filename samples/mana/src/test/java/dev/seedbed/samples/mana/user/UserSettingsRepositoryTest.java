package dev.seedbed.samples.mana.user;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.junit.PostgresTest;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PostgresTest
class UserSettingsRepositoryTest {

  @Test
  void the_first_choice_makes_a_row_and_the_next_one_changes_it(DatabaseAssertions database) {
    UserSettingsRepository settings = new UserSettingsRepository(database.dataSource());

    database
        .assertThatChanges(
            () -> {
              settings.chooseTheme("ada", "light");
              settings.chooseTheme("ada", "dark");
            })
        .areExactly(inserted("usr.user_settings", Map.of("user_id", "ada", "theme", "dark")));
  }

  @Test
  void what_has_no_column_stands_in_json_and_leaves_the_rest_alone(DataSource database) {
    UserSettingsRepository settings = new UserSettingsRepository(database);
    settings.chooseTheme("ada", "dark");

    settings.set("ada", "badge", "premium");
    settings.set("ada", "start", "calendar");
    settings.set("grace", "badge", "basic");

    assertThat(settings.find("ada"))
        .contains(
            new UserSettings(
                "ada", "dark", "en", "{\"badge\": \"premium\", \"start\": \"calendar\"}"));
    assertThat(settings.whoHas("badge", "premium")).containsExactly("ada");
    assertThat(settings.find("mary")).isEmpty();
  }
}
