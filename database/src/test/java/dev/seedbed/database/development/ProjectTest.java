package dev.seedbed.database.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {
  private final Path folder;

  ProjectTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "shop, seedbed-shop-, shop_dev",
    "MyShop, seedbed-my-shop-, my_shop_dev",
    "'My \"shop\" & ''sons'' ', seedbed-my-shop-sons-, my_shop_sons_dev",
    "日本, seedbed-, seedbed_dev",
    "prod-api, seedbed-prod-api-, seedbed_dev",
    "livestock, seedbed-livestock-, livestock_dev",
    "a-very-long-name-that-goes-on-and-on-and-on, seedbed-a-very-long-name-that-goes-on-an-,"
        + " a_very_long_name_that_goes_on_an_dev"
  })
  void names_server_and_database_after_its_folder(String name, String server, String database)
      throws IOException {
    Project project = Project.at(Files.createDirectory(folder.resolve(name)));

    assertThat(project.name()).matches(server + "[0-9a-f]{12}").hasSizeLessThan(64);
    assertThat(project.database()).isEqualTo(database);
  }

  @Test
  void is_one_whatever_path_leads_there() throws IOException {
    Path shop = Files.createDirectory(folder.resolve("shop"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), shop);

    assertThat(Project.at(link)).isEqualTo(Project.at(shop));
    assertThat(Project.at(shop.resolve("../shop"))).isEqualTo(Project.at(shop));
  }

  @Test
  void is_another_than_one_of_the_same_name() throws IOException {
    Path one = Files.createDirectories(folder.resolve("a/shop"));
    Path other = Files.createDirectories(folder.resolve("b/shop"));

    assertThat(Project.at(one).name()).isNotEqualTo(Project.at(other).name());
  }

  @Test
  void must_be_there() {
    Path nowhere = folder.resolve("nowhere");

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> Project.at(nowhere))
        .withMessage(
            """
            No project %1$s
              expected: a folder that can be read
              actual: java.nio.file.NoSuchFileException: %1$s
              To fix: correct the folder's name"""
                .formatted(nowhere));
  }
}
