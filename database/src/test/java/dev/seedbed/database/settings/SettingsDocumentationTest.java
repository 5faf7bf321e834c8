package dev.seedbed.database.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingsDocumentationTest {

  @Test
  void has_a_row_for_each_setting_in_this_order() throws IOException {
    assertThat(Files.readAllLines(Path.of("../docs/servers.md")))
        .containsSubsequence(
            Arrays.stream(Setting.values()).map(SettingsDocumentationTest::row).toList());
  }

  private static String row(Setting setting) {
    String defaultText = setting.defaultText().map(text -> "`" + text + "`").orElse("");
    return "| `" + setting.key() + "` | " + defaultText + " | " + setting.description() + " |";
  }
}
